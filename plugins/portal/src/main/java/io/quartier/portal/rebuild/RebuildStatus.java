package io.quartier.portal.rebuild;

/** How far a rebuild is. */
enum RebuildStatus {
    RUNNING,
    COMPLETED
}
