package io.quartier.kernel.notification.digest;

import io.quartier.contract.data.Statement;
import io.quartier.contract.json.Records;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.notification.delivery.Message;
import io.quartier.kernel.notification.delivery.Messages;
import io.quartier.kernel.notification.delivery.State;
import io.quartier.kernel.notification.push.Web;
import io.quartier.kernel.notification.template.Brand;
import io.quartier.kernel.notification.template.Brands;
import io.quartier.kernel.notification.template.Values;
import io.quartier.kernel.notification.template.Wordings;
import io.quartier.kernel.notification.type.CoreNotifications;
import io.quartier.kernel.notification.type.CoreNotifications.Digest;
import io.quartier.kernel.notification.type.CoreNotifications.Item;
import io.quartier.kernel.notification.type.NotificationTypes;
import io.quartier.kernel.notification.type.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Makes one e-mail of what was collected for somebody of one category, in one transaction: each goes into one digest. */
@ApplicationScoped
public class Digests {

    private static final int MOST = 100;

    @Inject
    Database database;

    @Inject
    Records records;

    @Inject
    NotificationTypes types;

    @Inject
    Brands brands;

    @Inject
    Wordings wordings;

    @Inject
    Messages messages;

    /** Collected notifications, as they wait. */
    private record Collected(UUID id, String type, Locale language, String data) {}

    /** Does it in the current organization, unless another node is at it. */
    @Transactional
    public void send(UUID user, String category) {
        List<Collected> collected = database.list(
                Statement.of(
                        "select id, type, language, data from platform.messages where recipient = ? and category = ?"
                                + " and state = 'collected' and due_at <= now() order by created_at, id limit " + MOST
                                + " for update skip locked",
                        user.toString(),
                        category),
                row -> new Collected(
                        row.uuid("id"),
                        row.text("type"),
                        Locale.forLanguageTag(row.text("language")),
                        row.json("data")));
        if (collected.isEmpty()) {
            return;
        }
        Brand brand = brands.current();
        List<Item> items =
                collected.stream().flatMap(one -> item(one, brand).stream()).toList();
        database.update(Statement.of(
                "update platform.messages set state = 'digested', data = null, updated_at = now() where id = any(?)",
                collected.stream().map(Collected::id).toList()));
        NotificationType digest = types.find(CoreNotifications.DIGEST).orElseThrow();
        messages.add(new Message(
                // of the category that was collected, so that who wants no more of it says so of that
                new NotificationType(
                        digest.id(),
                        category,
                        digest.channels(),
                        digest.urgency(),
                        digest.description(),
                        digest.sample()),
                Channel.EMAIL,
                user,
                null,
                collected.get(collected.size() - 1).language(),
                records.write(new Digest(category, items)),
                null,
                State.QUEUED,
                Instant.now(),
                null));
    }

    private Optional<Item> item(Collected one, Brand brand) {
        return types.find(one.type()).map(type -> {
            Wording words = wordings.of(type, Channel.IN_APP, one.language(), brand, Values.of(Web.json(one.data())));
            return new Item(words.subject(), words.text());
        });
    }
}
