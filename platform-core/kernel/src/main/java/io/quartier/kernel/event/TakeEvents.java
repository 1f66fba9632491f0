package io.quartier.kernel.event;

import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Lets a recipient take events in, in one transaction with the note that it has. */
@ApplicationScoped
public class TakeEvents {

    @Inject
    Database database;

    /** Another node holds the deliveries now. */
    static final class TakenOver extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Whose doing the event was is whom its handler works for. */
    static Call call(StoredEvent event) {
        return new Call(event.correlationId(), Locale.ENGLISH, event.userId(), event.organizationId(), null, Set.of());
    }

    /**
     * Takes the events in, all or none.
     *
     * @param deliveries of one recipient, in order, of one organization and user
     * @throws TakenOver where they are not this node's any more: nothing has happened then
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public void take(List<Delivery> deliveries, Recipient recipient) {
        UUID claim = deliveries.get(0).claim();
        List<UUID> events = deliveries.stream().map(d -> d.event().id()).toList();
        // first: whoever else believes to hold them waits here, and then finds nothing
        int gone = database.update(Statement.of(
                "delete from platform.deliveries where event_id = any (?) and subscriber = ? and taken_by = ?",
                events,
                recipient.id(),
                claim));
        if (gone != deliveries.size()) {
            throw new TakenOver();
        }
        for (Delivery delivery : deliveries) {
            CallContext.with(call(delivery.event()), () -> {
                recipient.taking().accept(delivery.event());
                return null;
            });
        }
    }
}
