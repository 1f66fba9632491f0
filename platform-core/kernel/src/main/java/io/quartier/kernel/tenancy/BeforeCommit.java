package io.quartier.kernel.tenancy;

import jakarta.transaction.Synchronization;

record BeforeCommit(Runnable work) implements Synchronization {

    @Override
    public void beforeCompletion() {
        work.run();
    }

    @Override
    public void afterCompletion(int status) {
        // only what comes before matters
    }
}
