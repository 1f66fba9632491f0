package io.quartier.kernel.notification.bulk;

/** How far a bulk is. */
public enum BulkStatus {
    /** Nobody has begun. */
    QUEUED,
    /** Recipients get theirs, batch by batch. */
    RUNNING,
    /** Somebody stopped it for now. */
    PAUSED,
    /** Somebody stopped it; what went out is out. */
    CANCELLED,
    /** Everybody has theirs. */
    COMPLETED
}
