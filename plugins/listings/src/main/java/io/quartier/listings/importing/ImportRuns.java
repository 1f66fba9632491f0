package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.FaultTexts;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.event.Events;
import io.quartier.contract.notification.Notifications;
import io.quartier.contract.notification.Recipients;
import io.quartier.listings.ListingsProblem;
import io.quartier.listings.api.ImportFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The imports of the current organization and how far they are. */
@ApplicationScoped
class ImportRuns {

    /** After so long without a sign of life nobody is at it any more; a node that died is noticed much earlier. */
    private static final String ABANDONED = "1 hour";

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    Events events;

    @Inject
    StoredFile files;

    @Inject
    FaultTexts texts;

    @Inject
    Notifications notifications;

    /** Notes a new import, of a file that is still to be read. */
    void add(UUID id, ImportRequest request) {
        writes.update(Statement.of(
                "insert into listings.imports (organization_id, id, format, status, dry_run, publish, mapping, file_name,"
                        + " file_size, total, created_by, created_at, updated_at)"
                        + " values (?, ?, ?, 'queued', ?, ?, ?::jsonb, ?, 0, 0, ?, now(), now())",
                user.organizationId(),
                id,
                request.format(),
                request.dryRun(),
                request.publish(),
                request.mapping(),
                request.fileName(),
                user.userId()));
    }

    /** Notes what is in the file, and that it is complete now: from here its turn counts. */
    void measured(UUID id, long fileSize, int total) {
        writes.update(Statement.of(
                "update listings.imports set file_size = ?, total = ?, created_at = clock_timestamp(),"
                        + " updated_at = clock_timestamp() where id = ?",
                fileSize,
                total,
                id));
    }

    ImportView view(UUID id) {
        return reads.one(
                        Statement.of("select " + ImportView.COLUMNS + " from listings.imports where id = ?", id),
                        this::read)
                .orElseThrow(QuartierException::notFound);
    }

    /** An import as clients see it, in the caller's language. */
    ImportView read(Row row) {
        String problem = row.word("status", ImportStatus.class) == ImportStatus.FAILED ? row.text("problem") : null;
        return ImportView.of(
                row,
                problem == null
                        ? null
                        : new ImportFailure(
                                problem, texts.of(Fault.of("", problem), user.locale()), row.text("incident")));
    }

    /**
     * The import that is next: the worker's own where it died over it, or else the oldest that waits. Empty where none
     * waits, or another worker is at one: an organization has one at a time.
     */
    @Transactional
    Optional<ImportRun> take(UUID worker) {
        // one worker of an organization chooses at a time
        reads.one(
                Statement.of(
                        "select true as locked from (select pg_advisory_xact_lock(hashtextextended(?, 0))) locks",
                        "listings.imports " + user.organizationId()),
                row -> row.bool("locked"));
        reads.list(
                        Statement.of(
                                "select id from listings.imports where status = 'running' and worker <> ?"
                                        + " and updated_at < now() - interval '" + ABANDONED + "'",
                                worker),
                        row -> row.uuid("id"))
                .forEach(abandoned -> {
                    writes.update(Statement.of(
                            "update listings.imports set problem = ?, incident = null where id = ?",
                            ImportFailure.ABANDONED,
                            abandoned));
                    end(abandoned, ImportStatus.FAILED);
                });
        int taken = writes.update(Statement.of(
                "update listings.imports set status = 'running', worker = ?, attempts = attempts + 1,"
                        + " updated_at = now(), version = version + 1 where id ="
                        + " (select id from listings.imports where status in ('running', 'queued')"
                        + "  order by status = 'running' desc, created_at, id limit 1)"
                        + " and (status = 'queued' or worker = ?)",
                worker,
                worker));
        return taken == 0
                ? Optional.empty()
                : reads.one(
                        Statement.of(
                                "select " + ImportRun.COLUMNS
                                        + " from listings.imports where status = 'running' and worker = ?",
                                worker),
                        ImportRun::of);
    }

    /**
     * Notes that a batch is done, in the transaction that did it.
     *
     * @throws IllegalStateException where the batch was done by somebody else in the meantime
     */
    void advance(UUID id, int from, Tally tally) {
        int rows = writes.update(Statement.of(
                "update listings.imports set position = position + ?, created = created + ?, updated = updated + ?,"
                        + " archived = archived + ?, unchanged = unchanged + ?, repeated = repeated + ?,"
                        + " refused = refused + ?, warned = warned + ?, attempts = 0, updated_at = now(), version = version + 1"
                        + " where id = ? and status = 'running' and position = ?",
                tally.read(),
                tally.created(),
                tally.updated(),
                tally.archived(),
                tally.unchanged(),
                tally.repeated(),
                tally.refused(),
                tally.warned(),
                id,
                from));
        if (rows != 1) {
            throw new IllegalStateException("Import " + id + " was taken on by another worker");
        }
    }

    /** Notes why an attempt failed, under which request id the log tells of it. */
    @Transactional
    void noteFailure(UUID id, Throwable thrown) {
        writes.update(Statement.of(
                "update listings.imports set problem = ?, incident = ? where id = ? and status = 'running'",
                problem(thrown),
                user.requestId(),
                id));
    }

    private static String problem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof QuartierException known && known.problem() instanceof ListingsProblem problem) {
                return problem.name();
            }
        }
        return ImportFailure.FAILED;
    }

    /** Ends an import; its file is needed no longer. */
    @Transactional
    void end(UUID id, ImportStatus status) {
        int ended = writes.update(Statement.of(
                "update listings.imports set status = ?, finished_at = now(), updated_at = now(), version = version + 1,"
                        + " problem = case when ? then coalesce(problem, ?) end"
                        + " where id = ? and status = 'running'",
                status,
                status == ImportStatus.FAILED,
                ImportFailure.FAILED,
                id));
        files.remove(id);
        if (ended == 1) {
            events.publish(finished(id));
            tellStarter(id);
        }
    }

    private ImportFinished finished(UUID id) {
        return reads.one(
                        Statement.of(
                                "select id, file_name, status = 'completed' as completed, created_by, created, updated,"
                                        + " refused, finished_at from listings.imports where id = ?",
                                id),
                        row -> new ImportFinished(
                                row.uuid("id"),
                                row.text("file_name"),
                                row.bool("completed"),
                                row.uuid("created_by"),
                                row.integer("created"),
                                row.integer("updated"),
                                row.integer("refused"),
                                row.instant("finished_at")))
                .orElseThrow();
    }

    private void tellStarter(UUID id) {
        reads.one(
                        Statement.of(
                                "select created_by, coalesce(file_name, format) as file_name, status, dry_run, total, created,"
                                        + " updated, unchanged, refused from listings.imports"
                                        + " where id = ? and created_by is not null",
                                id),
                        row -> Map.entry(row.uuid("created_by"), ImportReport.of(row)))
                .ifPresent(told -> notifications.send(
                        ImportReport.TYPE, Recipients.user(told.getKey()), told.getValue(), id.toString()));
    }
}
