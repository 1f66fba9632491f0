package io.quartier.kernel.job;

/** Where a run stands. */
public enum RunStatus {
    /** Waits for a node, or for its next attempt. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /** Its attempts are used up. */
    FAILED,
    /** Its time was missed, and the job leaves missed times out. */
    SKIPPED
}
