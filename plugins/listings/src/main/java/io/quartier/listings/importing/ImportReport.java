package io.quartier.listings.importing;

import io.quartier.contract.data.Row;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.notification.Urgency;
import java.util.Set;

/** Tells whoever started an import how it went. */
public record ImportReport(
        String fileName,
        boolean failed,
        boolean dryRun,
        int total,
        int created,
        int updated,
        int unchanged,
        int refused) {

    static final String TYPE = "listings.import-finished";

    /** Its line in the plugin's table of contents. */
    public static final NotificationType NOTIFICATION = new NotificationType(
            TYPE,
            "imports",
            Set.of(Channel.IN_APP, Channel.EMAIL),
            Urgency.LOW,
            "An import that somebody started is over, for that person.",
            new ImportReport("houses.csv", false, false, 20, 15, 2, 1, 2));

    static ImportReport of(Row row) {
        return new ImportReport(
                row.text("file_name"),
                row.word("status", ImportStatus.class) == ImportStatus.FAILED,
                row.bool("dry_run"),
                row.integer("total"),
                row.integer("created"),
                row.integer("updated"),
                row.integer("unchanged"),
                row.integer("refused"));
    }
}
