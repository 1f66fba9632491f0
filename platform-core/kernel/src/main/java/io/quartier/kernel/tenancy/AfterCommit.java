package io.quartier.kernel.tenancy;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

record AfterCommit(Runnable work) implements Synchronization {

    @Override
    public void beforeCompletion() {
        // only the outcome matters
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            work.run();
        }
    }
}
