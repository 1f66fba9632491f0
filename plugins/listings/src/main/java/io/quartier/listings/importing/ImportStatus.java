package io.quartier.listings.importing;

/** How far an import is. */
enum ImportStatus {
    /** Waits until the organization's imports before it are done. */
    QUEUED,
    RUNNING,
    /** Read to the end; some of it may have been refused. */
    COMPLETED,
    /** Given up after several attempts; what was counted has been imported. */
    FAILED
}
