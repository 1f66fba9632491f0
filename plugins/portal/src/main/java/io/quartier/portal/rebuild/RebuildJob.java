package io.quartier.portal.rebuild;

import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.JobProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Rebuilds batch by batch; whoever takes it up after a crash goes on behind the last one. */
@ApplicationScoped
public class RebuildJob implements JobHandler {

    /** Its name in the plugin's table of contents. */
    public static final String NAME = "portal.rebuild";

    @Inject
    RebuildBatch batches;

    @Inject
    JobProgress progress;

    @Override
    public void run(UUID id) {
        long done = 0;
        while (batches.next(id)) {
            progress.report(++done, 0, "Batches of listings");
        }
    }
}
