package io.quartier.kernel.job;

import io.quartier.contract.job.Job;
import io.quartier.contract.job.Schedule;
import java.util.List;

/** The jobs of the platform itself. */
final class CoreJobs {

    static final List<Job> ALL =
            List.of(Job.scheduled("platform.forget", Schedule.global("*/15 * * * *"), ForgetWhatIsOver.class)
                    .described("Deletes, of all organizations, what has outlived its time.")
                    .attempts(3));

    private CoreJobs() {}
}
