package it.quartier.probe;

import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.JobProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Says how far it is, and works until the organization has a mark. */
@ApplicationScoped
class PatientJob implements JobHandler {

    @Inject
    Marks marks;

    @Inject
    JobProgress progress;

    @Override
    public void run(UUID none) throws InterruptedException {
        for (int i = 1; marks.countByReads() == 0; i++) {
            progress.report(i, 10_000, "Waiting for a mark");
            Thread.sleep(50);
        }
    }
}
