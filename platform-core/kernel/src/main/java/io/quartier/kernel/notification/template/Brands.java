package io.quartier.kernel.notification.template;

import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How the current organization shows itself. */
@ApplicationScoped
public class Brands {

    private static final String DEFAULT_COLOR = "#1f3a5f";

    private static final String OF_ORGANIZATION =
            "select o.name, o.email, b.sender_name, b.reply_to, b.color, b.logo_url,"
                    + " b.footer, b.language, b.time_zone from platform.organizations o"
                    + " left join platform.notification_brands b on b.organization_id = o.id where o.id = ?";

    @Inject
    Database database;

    /** What its messages show. */
    public Brand current() {
        return database.one(Statement.of(OF_ORGANIZATION, organization()), Brands::brand)
                .orElseThrow(QuartierException::notFound);
    }

    Optional<BrandView> stored() {
        return database.one(
                Statement.of("select * from platform.notification_brands where organization_id = ?", organization()),
                row -> new BrandView(
                        row.uuid("organization_id"),
                        new BrandSettings(
                                row.text("sender_name"),
                                row.text("reply_to"),
                                row.text("color"),
                                row.text("logo_url"),
                                row.text("footer"),
                                row.text("language"),
                                row.text("time_zone")),
                        row.bigint("version")));
    }

    @Transactional
    void store(BrandSettings settings) {
        checkZone("timeZone", settings.timeZone());
        database.update(Statement.of(
                "insert into platform.notification_brands (organization_id, sender_name, reply_to, color, logo_url, footer,"
                        + " language, time_zone, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, now())"
                        + " on conflict (organization_id) do update set sender_name = excluded.sender_name,"
                        + " reply_to = excluded.reply_to, color = excluded.color, logo_url = excluded.logo_url,"
                        + " footer = excluded.footer, language = excluded.language, time_zone = excluded.time_zone,"
                        + " updated_at = now(), version = notification_brands.version + 1",
                organization(),
                settings.senderName(),
                settings.replyTo(),
                settings.color(),
                settings.logoUrl(),
                settings.footer(),
                settings.language(),
                settings.timeZone()));
    }

    /**
     * Refuses what is no time zone.
     *
     * @throws QuartierException {@code VALIDATION_ERROR}
     */
    public static void checkZone(String field, String zone) {
        if (zone != null) {
            try {
                ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw QuartierException.invalid(
                        Fault.of(field, Fault.FORMAT, "expected", "time zone as in Europe/Bratislava"));
            }
        }
    }

    private static Brand brand(Row row) {
        String sender = row.text("sender_name");
        String replyTo = row.text("reply_to");
        String color = row.text("color");
        String language = row.text("language");
        String zone = row.text("time_zone");
        return new Brand(
                sender == null ? row.text("name") : sender,
                replyTo == null ? row.text("email") : replyTo,
                color == null ? DEFAULT_COLOR : color,
                row.text("logo_url"),
                row.text("footer"),
                language == null ? Locale.ENGLISH : Locale.forLanguageTag(language),
                zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
    }

    private static UUID organization() {
        return CallContext.current().organization();
    }
}
