package io.quartier.contract.job;

import java.util.UUID;

/** Hands work to the background. */
public interface Jobs {
    /**
     * Starts the job once the current transaction has committed; a rollback forgets it. The same job and subject is
     * started once, however often this is called before it has finished. One that comes round by the clock comes early
     * this time.
     *
     * @param job the name of a declared {@link Job}
     * @param subject what it is about; null for a job that works for the organization as a whole
     * @throws IllegalStateException outside a transaction or without an organization, or where the job does not fit
     */
    void start(String job, UUID subject);
}
