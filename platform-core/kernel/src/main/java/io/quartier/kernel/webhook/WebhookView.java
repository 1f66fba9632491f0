package io.quartier.kernel.webhook;

import io.quartier.contract.data.Row;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint as its organization sees it. */
@Schema(name = "Webhook")
record WebhookView(
        UUID id,
        String url,
        String description,
        List<String> events,
        int perSecond,
        WebhookStatus status,

        @Schema(description = "Only in the answer that makes it: what the receiver verifies signatures with.")
        String secret,

        @Schema(description = "Until when the secret before the last rotation signs too.")
        Instant previousSecretUntil,

        @Schema(description = "Since when every attempt has failed.")
        Instant failingSince,

        Instant succeededAt,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static final String COLUMNS =
            "id, url, description, events, per_second, status, case when previous_until > now() then previous_until end as previous_until,"
                    + " failing_since, succeeded_at, created_at, updated_at, version";

    static WebhookView of(Row row) {
        return new WebhookView(
                row.uuid("id"),
                row.text("url"),
                row.text("description"),
                row.texts("events"),
                row.integer("per_second"),
                row.word("status", WebhookStatus.class),
                null,
                row.instant("previous_until"),
                row.instant("failing_since"),
                row.instant("succeeded_at"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.bigint("version"));
    }

    WebhookView with(String shownSecret) {
        return new WebhookView(
                id,
                url,
                description,
                events,
                perSecond,
                status,
                shownSecret,
                previousSecretUntil,
                failingSince,
                succeededAt,
                createdAt,
                updatedAt,
                version);
    }

    WebhookDraft draft() {
        return new WebhookDraft(url, description, events, perSecond);
    }

    @Override
    public String toString() {
        return "webhook " + id;
    }
}
