package io.quartier.kernel.event;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which events the feed shows, and from where. */
public class EventFilter {

    static final int MAX_LIMIT = 500;

    @QueryParam("after")
    @Size(max = 100)
    @Parameter(
            description =
                    "The nextCursor of the answer before: what came after it. Left out: from the oldest that is kept.")
    String after;

    @QueryParam("limit")
    @Min(1)
    @Max(MAX_LIMIT)
    @Parameter(description = "Events at most, 100 by default.")
    Integer limit;

    @QueryParam("type")
    @Size(max = 50)
    @Parameter(description = "Only these types, separated by commas.", example = "listing.published,listing.withdrawn")
    Set<String> type;

    @QueryParam("aggregateId")
    @Parameter(description = "Only those of this thing.")
    UUID aggregateId;

    @QueryParam("fields")
    @Size(max = 1000)
    @Parameter(description = "Only these fields of each event, separated by commas.")
    // for the API's description: the platform itself reads it and picks the fields
    String fields;

    int limit() {
        return limit == null ? 100 : limit;
    }
}
