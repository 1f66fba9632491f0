package io.quartier.listings.importing;

import io.quartier.contract.data.Select;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Set;

/** Which imports a list shows. */
public class ImportFilter {

    @QueryParam("status")
    Set<ImportStatus> status;

    @QueryParam("format")
    Set<ImportFormat> format;

    @QueryParam("createdFrom")
    Instant createdFrom;

    @QueryParam("createdTo")
    Instant createdTo;

    Select select() {
        return Select.columns(ImportView.COLUMNS)
                .from("listings.imports")
                .whereIn("status", status)
                .whereIn("format", format)
                .where("created_at >= ?", createdFrom)
                .where("created_at <= ?", createdTo)
                .sortable("createdAt", "created_at", Instant.class)
                .orderedBy("-createdAt");
    }
}
