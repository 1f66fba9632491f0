package io.quartier.kernel.event;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which events are to be handed out once more, and to whom; at least one condition beside the subscriber. */
@Schema(name = "Replay")
public record Replay(
        @Schema(description = "Only to this one; left out: to all that take them in.", example = "portal.projection")
        @Size(max = 100)
        String subscriber,

        @Schema(description = "Only of these types.", example = "[\"listing.published\"]") @Size(max = 50)
        List<String> types,

        @Schema(description = "Only of this thing.") UUID aggregateId,

        @Schema(description = "Only what happened at or after this.")
        Instant from,

        @Schema(description = "Only what happened before this.")
        Instant to,

        @Schema(description = "Only what could not be taken in: dead letters.")
        Boolean deadOnly) {

    /** Refuses to replay everything there is by mistake. */
    public Replay {
        if (types == null && aggregateId == null && from == null && to == null && !Boolean.TRUE.equals(deadOnly)) {
            throw new InvalidValue(Fault.of("types", Fault.REQUIRED));
        }
    }
}
