package io.quartier.kernel.notification.sending;

import io.quartier.contract.json.Records;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.notification.Notifications;
import io.quartier.contract.notification.Recipients;
import io.quartier.contract.notification.Recipients.Address;
import io.quartier.contract.notification.Urgency;
import io.quartier.kernel.notification.delivery.Message;
import io.quartier.kernel.notification.delivery.Messages;
import io.quartier.kernel.notification.delivery.State;
import io.quartier.kernel.notification.inbox.Inbox;
import io.quartier.kernel.notification.preference.Mode;
import io.quartier.kernel.notification.preference.Person;
import io.quartier.kernel.notification.preference.Preferences;
import io.quartier.kernel.notification.preference.Preferences.Choices;
import io.quartier.kernel.notification.template.Brand;
import io.quartier.kernel.notification.template.Brands;
import io.quartier.kernel.notification.template.Values;
import io.quartier.kernel.notification.template.Wordings;
import io.quartier.kernel.notification.type.NotificationTypes;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Turns a notification into messages, one per person and channel, in the transaction of whoever sends it. */
@ApplicationScoped
public class SendNotifications implements Notifications {

    @Inject
    TransactionContext transaction;

    @Inject
    NotificationTypes types;

    @Inject
    Records records;

    @Inject
    Members members;

    @Inject
    Preferences preferences;

    @Inject
    Brands brands;

    @Inject
    Wordings wordings;

    @Inject
    Inbox inbox;

    @Inject
    Messages messages;

    @Override
    public void send(String type, Recipients recipients, Record data, String deduplicationKey) {
        NotificationType declared = types.find(type)
                .orElseThrow(() -> new IllegalStateException("No active plugin declares the notification " + type
                        + ": add it to the plugin's notifications()"));
        if (!declared.sample().getClass().isInstance(data)) {
            throw new IllegalStateException("The notification " + type + " takes "
                    + declared.sample().getClass().getName() + ", not "
                    + data.getClass().getName());
        }
        if (!transaction.isActive() || CallContext.current().organization() == null) {
            throw new IllegalStateException("A notification is sent in a transaction and an organization");
        }
        Sending sending = new Sending(declared, records.write(data), deduplicationKey, null, null, brands.current());
        toMembers(sending, members.of(recipients.users(), recipients.roles()));
        new HashSet<>(recipients.outside()).forEach(address -> toOutside(sending, address));
    }

    /**
     * Sends to some members by some channels, for bulk.
     *
     * @param only these channels, as far as people did not switch them off
     */
    public void send(NotificationType type, Collection<UUID> users, JsonObject data, Set<Channel> only, UUID bulk) {
        toMembers(new Sending(type, data, bulk.toString(), only, bulk, brands.current()), users);
    }

    private record Sending(
            NotificationType type, JsonObject data, String key, Set<Channel> only, UUID bulk, Brand brand) {}

    private void toMembers(Sending sending, Collection<UUID> users) {
        if (users.isEmpty()) {
            return;
        }
        Choices choices = preferences.choices(users, sending.type());
        Map<UUID, Person> people = preferences.people(users);
        Map<String, Object> values = Values.of(sending.data());
        for (UUID user : users) {
            Person person = people.getOrDefault(user, Person.UNKNOWN)
                    .orIn(sending.brand().zone());
            Locale language = language(user, person, sending.brand());
            for (Channel channel : Channel.values()) {
                Mode mode = choices.of(user, channel).orElse(byDefault(sending, channel));
                boolean wanted = sending.only() == null || sending.only().contains(channel);
                if (mode != Mode.OFF && wanted) {
                    toMember(sending, user, person, language, channel, mode, values);
                }
            }
        }
    }

    private static Mode byDefault(Sending sending, Channel channel) {
        Set<Channel> channels = sending.only() == null ? sending.type().channels() : sending.only();
        return channels.contains(channel) ? Mode.ON : Mode.OFF;
    }

    private void toMember(
            Sending sending,
            UUID user,
            Person person,
            Locale language,
            Channel channel,
            Mode mode,
            Map<String, Object> values) {
        NotificationType type = sending.type();
        Instant now = Instant.now();
        boolean urgent = type.urgency() == Urgency.URGENT;
        boolean collected = !urgent && (mode == Mode.DAILY || mode == Mode.WEEKLY);
        State state = channel == Channel.IN_APP ? State.DELIVERED : collected ? State.COLLECTED : State.QUEUED;
        Instant due = collected ? person.digest(mode, now) : urgent ? now : person.undisturbed(now);
        boolean added = messages.add(new Message(
                type,
                channel,
                user,
                null,
                language,
                // what is read in the application is filled in at once
                channel == Channel.IN_APP ? null : sending.data(),
                sending.key(),
                state,
                due,
                sending.bulk()));
        if (added && channel == Channel.IN_APP) {
            inbox.put(user, type, wordings.of(type, Channel.IN_APP, language, sending.brand(), values));
        }
    }

    private void toOutside(Sending sending, Address address) {
        messages.add(new Message(
                sending.type(),
                address.channel(),
                null,
                address.value(),
                address.language(),
                sending.data(),
                sending.key(),
                State.QUEUED,
                Instant.now(),
                null));
    }

    /** What they chose; or what they speak just now, where they themselves cause it; or what the organization speaks. */
    private static Locale language(UUID user, Person person, Brand brand) {
        Call call = CallContext.current();
        if (person.language() != null) {
            return person.language();
        }
        return user.equals(call.user()) && !Locale.ENGLISH.equals(call.locale()) ? call.locale() : brand.language();
    }
}
