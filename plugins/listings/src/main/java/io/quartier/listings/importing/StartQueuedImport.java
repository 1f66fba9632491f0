package io.quartier.listings.importing;

import io.quartier.contract.event.EventHandler;
import io.quartier.contract.job.Jobs;
import io.quartier.listings.api.ImportQueued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Has somebody see to a file that was taken in. Started twice it is done once: the second finds nothing queued. */
@ApplicationScoped
public class StartQueuedImport implements EventHandler<ImportQueued> {

    @Inject
    Jobs jobs;

    @Override
    public void on(ImportQueued event) {
        jobs.start(ImportJob.NAME, event.importId());
    }
}
