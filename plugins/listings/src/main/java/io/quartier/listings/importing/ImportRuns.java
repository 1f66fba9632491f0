package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.error.QuartierException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The imports of the current organization and how far they are. */
@ApplicationScoped
class ImportRuns {

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    StoredFile files;

    /** Notes a new import, of a file that is still to be read. */
    void add(UUID id, ImportRequest request) {
        writes.update(Statement.of(
                "insert into listings.imports (organization_id, id, format, status, dry_run, publish, mapping, file_name,"
                        + " file_size, total, created_by, created_at, updated_at)"
                        + " values (?, ?, ?, 'running', ?, ?, ?::jsonb, ?, 0, 0, ?, now(), now())",
                user.organizationId(),
                id,
                request.format(),
                request.dryRun(),
                request.publish(),
                request.mapping(),
                request.fileName(),
                user.userId()));
    }

    /** Notes what is in the file. */
    void measured(UUID id, long fileSize, int total) {
        writes.update(
                Statement.of("update listings.imports set file_size = ?, total = ? where id = ?", fileSize, total, id));
    }

    ImportView view(UUID id) {
        return reads.one(
                        Statement.of("select " + ImportView.COLUMNS + " from listings.imports where id = ?", id),
                        ImportView::of)
                .orElseThrow(QuartierException::notFound);
    }

    /** Takes an import up: where it stands, empty where there is nothing left to do. */
    @Transactional
    Optional<ImportRun> take(UUID id) {
        writes.update(Statement.of(
                "update listings.imports set attempts = attempts + 1 where id = ? and status = 'running'", id));
        return reads.one(
                Statement.of(
                        "select " + ImportRun.COLUMNS + " from listings.imports where id = ? and status = 'running'",
                        id),
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
                        + " refused = refused + ?, attempts = 0, updated_at = now(), version = version + 1"
                        + " where id = ? and status = 'running' and position = ?",
                tally.read(),
                tally.created(),
                tally.updated(),
                tally.archived(),
                tally.unchanged(),
                tally.repeated(),
                tally.refused(),
                id,
                from));
        if (rows != 1) {
            throw new IllegalStateException("Import " + id + " was taken on by another worker");
        }
    }

    /** Ends an import; its file is needed no longer. */
    @Transactional
    void end(UUID id, ImportStatus status) {
        writes.update(Statement.of(
                "update listings.imports set status = ?, finished_at = now(), updated_at = now(), version = version + 1"
                        + " where id = ? and status = 'running'",
                status,
                id));
        files.remove(id);
    }
}
