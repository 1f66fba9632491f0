package io.quartier.listings.importing;

/** How far an import is. */
enum ImportStatus {
    RUNNING,
    /** Read to the end; some of it may have been refused. */
    COMPLETED,
    /** Given up after several attempts; what was counted has been imported. */
    FAILED
}
