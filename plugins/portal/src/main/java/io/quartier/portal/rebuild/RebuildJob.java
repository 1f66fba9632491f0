package io.quartier.portal.rebuild;

import io.quartier.contract.job.JobHandler;
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

    @Override
    public void run(UUID id) {
        boolean more = true;
        while (more) {
            more = batches.next(id);
        }
    }
}
