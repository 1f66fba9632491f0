package io.quartier.kernel.notification.callback;

import io.quartier.kernel.notification.delivery.DeliveryMetrics;
import io.quartier.kernel.notification.delivery.Messages;
import io.quartier.kernel.notification.delivery.State;
import io.quartier.kernel.notification.delivery.Suppressions;
import io.quartier.kernel.notification.delivery.Suppressions.Reason;
import io.quartier.kernel.server.DatabaseFailure;
import io.quartier.kernel.server.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Notes what providers say became of messages. */
@ApplicationScoped
public class Reports {

    private static final String NEWEST = "select organization_id, id from platform.messages where address = ?"
            + " and channel = 'email' and state in ('sending', 'sent', 'delivered')"
            + " and created_at > now() - interval '14 days' order by created_at desc limit 1";

    private static volatile DataSource maintenance;

    @Inject
    Sources sources;

    @Inject
    Messages messages;

    @Inject
    Suppressions suppressions;

    /** A message and whose it is. */
    record Named(UUID organization, UUID message) {}

    /**
     * Notes it, in the current organization, and puts an address that takes nothing more on the organization's list. A
     * report that comes again finds the message as it left it, and does nothing.
     *
     * @param forGood whether to write there no more
     */
    @Transactional
    public void note(UUID message, State state, String reason, boolean forGood) {
        messages.report(message, state, reason).ifPresent(known -> {
            DeliveryMetrics.count(known.channel(), state);
            if (forGood && known.address() != null) {
                suppressions.add(
                        known.channel(),
                        known.address(),
                        Suppressions.EVERYTHING,
                        state == State.COMPLAINED ? Reason.COMPLAINT : Reason.BOUNCE);
            }
        });
    }

    /** The last e-mail that went to an address, of whatever organization: where a provider names nothing else. */
    Optional<Named> newest(String address) {
        if (maintenance == null) {
            maintenance = sources.maintenance("finding the messages that mail providers report on");
        }
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setString(1, address);
            try (ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(new Named(
                                result.getObject("organization_id", UUID.class), result.getObject("id", UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
