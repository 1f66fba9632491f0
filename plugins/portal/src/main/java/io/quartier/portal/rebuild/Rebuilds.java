package io.quartier.portal.rebuild;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The rebuilds of the current organization, of which one runs at a time. */
@ApplicationScoped
class Rebuilds {

    private static final String SELECT = "select " + RebuildView.COLUMNS + " from portal.rebuilds";

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    Jobs jobs;

    /** Starts one, or answers the one that runs already. */
    @Transactional
    RebuildView start() {
        RebuildView running = running().orElseGet(this::add);
        jobs.start(RebuildJob.NAME, running.id());
        return running;
    }

    RebuildView view(UUID id) {
        return reads.one(Statement.of(SELECT + " where id = ?", id), RebuildView::of)
                .orElseThrow(QuartierException::notFound);
    }

    /** Up to which listing it is done, and holds it until the transaction ends; empty where it does not run. */
    Optional<Progress> progress(UUID id) {
        return reads.one(
                Statement.of("select position from portal.rebuilds where id = ? and status = 'running' for update", id),
                row -> new Progress(row.uuid("position")));
    }

    /** Notes that all is done up to the listing. */
    void advance(UUID id, UUID position, int shown, int removed) {
        writes.update(Statement.of(
                "update portal.rebuilds set position = ?, shown = shown + ?, removed = removed + ?,"
                        + " updated_at = now(), version = version + 1 where id = ?",
                position,
                shown,
                removed,
                id));
    }

    /** Notes that it is at its end. */
    void end(UUID id) {
        writes.update(Statement.of(
                "update portal.rebuilds set status = 'completed', updated_at = now(), finished_at = now(),"
                        + " version = version + 1 where id = ?",
                id));
    }

    private Optional<RebuildView> running() {
        return reads.one(Statement.of(SELECT + " where status = 'running'"), RebuildView::of);
    }

    private RebuildView add() {
        writes.update(Statement.of(
                "insert into portal.rebuilds (organization_id, id, status, created_at, updated_at)"
                        + " values (?, ?, 'running', now(), now())"
                        + " on conflict (organization_id) where status = 'running' do nothing",
                user.organizationId(),
                Ids.next()));
        // somebody else's, where theirs was first; and where that has ended in the meantime, a new one after all
        return running().orElseGet(this::add);
    }

    /**
     * How far a rebuild is.
     *
     * @param position the last listing that is done, null before the first
     */
    record Progress(UUID position) {}
}
