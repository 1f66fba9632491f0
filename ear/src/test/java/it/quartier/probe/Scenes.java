package it.quartier.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.job.Jobs;
import io.quartier.contract.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What happens inside one transaction. */
@ApplicationScoped
class Scenes {

    @Inject
    Marks marks;

    @Inject
    Tenancy tenancy;

    @Inject
    Jobs jobs;

    @Inject
    CurrentUser user;

    /** A transaction within, which stays, and one without, which is undone. */
    @Transactional
    void undoneAround(String inner, String outer) {
        marks.write(outer);
        marks.writeAlone(inner);
        throw new IllegalStateException("undo the outer one");
    }

    /** What the one within sees while the one without has written and not committed. */
    @Transactional
    Seen seenWithin(String outer) {
        marks.write(outer);
        return marks.seenAlone();
    }

    @Transactional
    Seen changeByReads(UUID other) {
        return refused(() -> tenancy.inOrganization(other, "probe", () -> marks.countByReads()));
    }

    @Transactional
    Seen changeByJpa(UUID other) {
        return refused(() -> tenancy.inOrganization(other, "probe", () -> marks.countPlainly()));
    }

    @Transactional
    Seen changeByWriting(UUID other) {
        return refused(() -> tenancy.inOrganization(other, "probe", () -> {
            marks.writePlainly(other, "smuggled");
            return null;
        }));
    }

    /** Before anything was read or written in the transaction. */
    private Seen refused(Runnable change) {
        String refusal = Seen.refusalOf(change);
        return Seen.of(marks.countByReads(), marks.countPlainly()).but(refusal);
    }

    @Transactional
    void startJob(UUID subject, boolean undo) {
        jobs.start(ProbePlugin.JOB, subject);
        if (undo) {
            throw new IllegalStateException("undo the start");
        }
    }
}
