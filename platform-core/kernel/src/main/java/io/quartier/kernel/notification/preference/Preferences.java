package io.quartier.kernel.notification.preference;

import io.quartier.contract.data.Statement;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.json.Words;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How the people of the current organization want to be told. */
@ApplicationScoped
public class Preferences {

    private static final String PUT =
            "insert into platform.notification_preferences (organization_id, user_id, subject,"
                    + " channel, mode, updated_at) values (?, ?, ?, ?, ?, now())"
                    + " on conflict (organization_id, user_id, subject, channel)"
                    + " do update set mode = excluded.mode, updated_at = now()";

    @Inject
    Database database;

    /** What these people said about themselves. */
    public Map<UUID, Person> people(Collection<UUID> users) {
        Map<UUID, Person> people = new HashMap<>();
        database.list(
                Statement.of(
                        "select user_id, language, time_zone, quiet_from, quiet_until from platform.notification_people"
                                + " where user_id = any(?)",
                        List.copyOf(users)),
                row -> people.put(row.uuid("user_id"), Person.of(row)));
        return people;
    }

    /** How these people want to be told of this: what they said of the type counts more than what of its category. */
    public Choices choices(Collection<UUID> users, NotificationType type) {
        Map<String, Mode> modes = new HashMap<>();
        database.list(
                Statement.of(
                        "select user_id, subject, channel, mode from platform.notification_preferences"
                                + " where user_id = any(?) and subject = any(?)",
                        List.copyOf(users),
                        List.of(type.id(), type.category())),
                row -> modes.put(
                        row.uuid("user_id") + " " + row.text("subject") + " " + row.text("channel"),
                        row.word("mode", Mode.class)));
        return (user, channel) -> Optional.ofNullable(modes.get(user + " " + type.id() + " " + Words.of(channel)))
                .or(() -> Optional.ofNullable(modes.get(user + " " + type.category() + " " + Words.of(channel))));
    }

    /** What people chose of one type. */
    @FunctionalInterface
    public interface Choices {
        /** Empty where they chose nothing. */
        Optional<Mode> of(UUID user, Channel channel);
    }

    /** Keeps a choice. */
    @Transactional
    public void choose(UUID user, String subject, Channel channel, Mode mode) {
        database.update(Statement.of(PUT, CallContext.current().organization(), user, subject, channel, mode));
    }

    PreferencesView read(UUID user) {
        List<PreferencesView.Choice> choices = database.list(
                Statement.of(
                        "select subject, channel, mode from platform.notification_preferences where user_id = ?"
                                + " order by subject, channel",
                        user),
                row -> new PreferencesView.Choice(
                        row.text("subject"), row.word("channel", Channel.class), row.word("mode", Mode.class)));
        return database.one(
                        Statement.of(
                                "select language, time_zone, quiet_from, quiet_until, phone, version"
                                        + " from platform.notification_people where user_id = ?",
                                user),
                        row -> new PreferencesView(
                                user,
                                row.text("language"),
                                row.text("time_zone"),
                                row.text("quiet_from") == null
                                        ? null
                                        : new PreferencesView.Quiet(row.text("quiet_from"), row.text("quiet_until")),
                                row.text("phone"),
                                choices,
                                row.bigint("version")))
                .orElseGet(() -> new PreferencesView(user, null, null, null, null, choices, 0));
    }

    @Transactional
    void store(UUID user, PreferencesForm form) {
        UUID organization = CallContext.current().organization();
        PreferencesView.Quiet quiet = form.quietHours();
        database.update(Statement.of(
                "insert into platform.notification_people (organization_id, user_id, language, time_zone, quiet_from, quiet_until,"
                        + " phone, updated_at) values (?, ?, ?, ?, ?, ?, ?, now())"
                        + " on conflict (organization_id, user_id) do update set language = excluded.language,"
                        + " time_zone = excluded.time_zone, quiet_from = excluded.quiet_from,"
                        + " quiet_until = excluded.quiet_until, phone = excluded.phone, updated_at = now(),"
                        + " version = notification_people.version + 1",
                organization,
                user,
                form.language(),
                form.timeZone(),
                quiet == null ? null : quiet.from(),
                quiet == null ? null : quiet.until(),
                form.phone()));
        database.update(Statement.of("delete from platform.notification_preferences where user_id = ?", user));
        for (PreferencesView.Choice choice : form.choicesOrNone()) {
            database.update(Statement.of(PUT, organization, user, choice.subject(), choice.channel(), choice.mode()));
        }
    }
}
