package io.quartier.kernel.job;

import io.quartier.contract.error.QuartierException;
import io.quartier.contract.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lets a job run now, for the current organization. */
@ApplicationScoped
class RunJob {

    @Inject
    ScheduledJobs jobs;

    /** The run that waits for a node now. */
    @Transactional
    UUID now(Job job) {
        if (job.hasSubject()) {
            throw new QuartierException(JobProblem.JOB_NEEDS_SUBJECT);
        }
        return jobs.runNow(job).orElseThrow(() -> new QuartierException(JobProblem.JOB_RUNNING));
    }
}
