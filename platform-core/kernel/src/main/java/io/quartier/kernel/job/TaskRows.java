package io.quartier.kernel.job;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.job.Job;
import io.quartier.kernel.tenancy.Call;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Work that people ask for, written for the scheduler in their own transaction and organization. */
@ApplicationScoped
class TaskRows {

    /** Before what the clock asks for, which has 50. */
    private static final int ASKED_FOR = 100;

    @Inject
    Writes writes;

    @Inject
    Reads reads;

    /** Whether it was not there yet. */
    boolean insert(Job job, String instance, Call call) {
        return writes.update(Statement.of(
                        "insert into platform.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,"
                                + " version, priority) values (?, ?, convert_to(?, 'UTF8'), now(), false, 1, "
                                + ASKED_FOR
                                + ") on conflict do nothing",
                        job.name(),
                        instance,
                        JobData.of(call).text()))
                == 1;
    }

    /** Makes what waits for its time, or for its next attempt, due now; false where nothing waits. */
    boolean hasten(Job job, String instance, Call call) {
        return writes.update(Statement.of(
                        "update platform.scheduled_tasks set execution_time = least(execution_time, now()),"
                                + " task_data = convert_to(?, 'UTF8'), priority = " + ASKED_FOR
                                + ", consecutive_failures = 0, version = version + 1"
                                + " where task_name = ? and task_instance = ? and not picked",
                        JobData.of(call).text(),
                        job.name(),
                        instance))
                == 1;
    }

    /** Writes down that it waits; the id of the run, which may have been there before. */
    UUID queue(Job job, String instance, UUID subject, Call call) {
        UUID id = Ids.next();
        int made = writes.update(Statement.of(
                "insert into platform.job_runs (organization_id, id, job, instance, subject, status, requested_by, due_at,"
                        + " created_at) values (?, ?, ?, ?, ?, 'queued', ?, now(), now())"
                        + " on conflict (organization_id, job, instance) where status in ('queued', 'running')"
                        + " do update set next_attempt_at = null, version = job_runs.version + 1",
                call.organization(),
                id,
                job.name(),
                instance,
                subject,
                call.user()));
        return made == 0
                ? id
                : reads.one(
                                Statement.of(
                                        "select id from platform.job_runs where organization_id = ? and job = ? and"
                                                + " instance = ? and status in ('queued', 'running')",
                                        call.organization(),
                                        job.name(),
                                        instance),
                                row -> row.uuid("id"))
                        .orElse(id);
    }
}
