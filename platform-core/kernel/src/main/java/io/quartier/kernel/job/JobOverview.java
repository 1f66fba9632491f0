package io.quartier.kernel.job;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.job.Job;
import io.quartier.kernel.job.JobView.Kind;
import io.quartier.kernel.job.JobView.Timing;
import io.quartier.kernel.job.Timetables.Round;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The jobs of the current organization and how they stand. Work for the platform as a whole is not among them. */
@ApplicationScoped
class JobOverview {

    @Inject
    ScheduledJobs jobs;

    @Inject
    Reads reads;

    @Inject
    CurrentUser user;

    List<JobView> all() {
        Standing standing = standing();
        return jobs.all().stream()
                .filter(job -> !job.isGlobal())
                .sorted(Comparator.comparing(Job::name))
                .map(job -> view(job, standing))
                .toList();
    }

    /**
     * A job of the organization.
     *
     * @throws QuartierException {@code NOT_FOUND}
     */
    Job find(String name) {
        return jobs.find(name).filter(job -> !job.isGlobal()).orElseThrow(QuartierException::notFound);
    }

    JobView view(Job job) {
        return view(job, standing());
    }

    JobRunView run(Job job, UUID id) {
        return reads.one(
                        Statement.of(
                                "select " + JobRunView.COLUMNS
                                        + " from platform.job_runs where organization_id = ? and id = ? and job = ?",
                                user.organizationId(),
                                id,
                                job.name()),
                        JobRunView::of)
                .orElseThrow(QuartierException::notFound);
    }

    private Standing standing() {
        UUID organization = user.organizationId();
        List<JobRunView> runs = reads.list(
                Statement.of(
                        "select " + JobRunView.COLUMNS
                                + " from platform.job_runs where organization_id = ? and status = 'running'"
                                + " order by started_at, id limit 1000",
                        organization),
                JobRunView::of);
        Map<String, JobRunView> last = new HashMap<>();
        reads.list(
                        Statement.of(
                                "select distinct on (job) " + JobRunView.COLUMNS
                                        + " from platform.job_runs where organization_id = ? and status in"
                                        + " ('succeeded', 'failed', 'skipped') order by job, created_at desc, id desc",
                                organization),
                        JobRunView::of)
                .forEach(run -> last.put(run.job(), run));
        Map<String, Integer> queued = new HashMap<>();
        reads.list(
                Statement.of(
                        "select job, count(*)::int as n from platform.job_runs where organization_id = ? and status ="
                                + " 'queued' group by job",
                        organization),
                row -> queued.put(row.text("job"), row.integer("n")));
        Map<String, Instant> due = new HashMap<>();
        reads.list(
                Statement.of(
                        "select task_name, execution_time from platform.scheduled_tasks where organization_id = ? and"
                                + " task_instance = ? and not picked",
                        organization,
                        organization.toString()),
                row -> due.put(row.text("task_name"), row.instant("execution_time")));
        String zone = reads.one(
                        Statement.of("select time_zone from platform.organizations where id = ?", organization),
                        row -> row.text("time_zone"))
                .orElse(null);
        return new Standing(runs, last, queued, due, zone);
    }

    private JobView view(Job job, Standing standing) {
        Timing timing = null;
        Instant next = null;
        if (job.schedule() != null) {
            ZoneId own = job.schedule().zone();
            timing = new Timing(
                    job.schedule().cron(),
                    own == null ? standing.zone() : own.getId(),
                    job.schedule().missed());
        }
        if (Declared.comesRound(job)) {
            Round round = jobs.timetables().of(job, user.organizationId(), standing.zone());
            next = standing.due().getOrDefault(job.name(), round.next(Instant.now()));
        }
        return new JobView(
                job.name(),
                job.description(),
                job.schedule() != null ? Kind.SCHEDULED : job.hasSubject() ? Kind.ON_DEMAND : Kind.MANUAL,
                timing,
                next,
                !job.hasSubject(),
                standing.queued().getOrDefault(job.name(), 0),
                standing.running().stream()
                        .filter(run -> run.job().equals(job.name()))
                        .toList(),
                standing.last().get(job.name()));
    }

    /** What the database knows of all jobs of the organization. */
    private record Standing(
            List<JobRunView> running,
            Map<String, JobRunView> last,
            Map<String, Integer> queued,
            Map<String, Instant> due,
            String zone) {}
}
