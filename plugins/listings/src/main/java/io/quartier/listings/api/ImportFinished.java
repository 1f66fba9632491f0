package io.quartier.listings.api;

import io.quartier.contract.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An import has come to its end.
 *
 * @param importId the import
 * @param fileName as the file was called by whoever sent it; null where it had no name
 * @param completed false where it was given up; what is counted has been imported all the same
 * @param startedBy the user who sent the file
 * @param created listings that are new
 * @param updated listings that have changed
 * @param refused objects of the file that could not be taken
 * @param at when
 */
public record ImportFinished(
        UUID importId,
        String fileName,
        boolean completed,
        UUID startedBy,
        int created,
        int updated,
        int refused,
        Instant at)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return importId;
    }
}
