package io.quartier.kernel.event;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as clients read it: CloudEvents 1.0, with {@code tenantid} and others as extension attributes. */
@Schema(name = "Event")
public record EventView(
        @Schema(example = "1.0") String specversion,
        UUID id,

        @Schema(example = "/organizations/0192f0c1-2345-7000-8000-000000000001")
        String source,

        @Schema(example = "listing.published") String type,
        @Schema(description = "What it happened to.") String subject,
        Instant time,
        String datacontenttype,

        @Schema(description = "Where its schema is.") String dataschema,

        @Schema(description = "The organization.") UUID tenantid,

        @Schema(example = "listing") String aggregatetype,

        @Schema(description = "Of the payload.", example = "1")
        int version,

        @Schema(description = "Sorts as a text; later events of a subject have higher ones.")
        String sequence,

        @Schema(description = "The request or job that published it.")
        String correlationid,

        JsonObject data) {

    static EventView of(StoredEvent event) {
        JsonObject cloud = event.cloudEvent();
        return new EventView(
                cloud.getString("specversion"),
                event.id(),
                cloud.getString("source"),
                event.type(),
                cloud.getString("subject"),
                event.at(),
                cloud.getString("datacontenttype"),
                cloud.getString("dataschema"),
                event.organizationId(),
                event.aggregateType(),
                event.version(),
                cloud.getString("sequence"),
                event.correlationId(),
                event.payload());
    }
}
