package it.quartier.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Leaves a mark in the organization it works for, as often as it comes round. */
@ApplicationScoped
class RoundJob implements JobHandler {

    @Inject
    Marks marks;

    @Inject
    CurrentUser user;

    @Override
    public void run(UUID none) {
        marks.write("round, signed in " + user.isSignedIn() + ", subject " + none);
    }
}
