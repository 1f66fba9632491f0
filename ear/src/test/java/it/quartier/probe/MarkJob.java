package it.quartier.probe;

import io.quartier.contract.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Leaves a mark in the organization it works for, with what it saw there. */
@ApplicationScoped
class MarkJob implements JobHandler {

    @Inject
    Marks marks;

    @Override
    public void run(UUID subject) {
        marks.write("job " + subject + " saw " + marks.countByReads() + " and " + marks.countByJpa());
    }
}
