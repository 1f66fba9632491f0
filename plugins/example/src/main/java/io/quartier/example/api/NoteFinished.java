package io.quartier.example.api;

import io.quartier.contract.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody finished a note.
 *
 * @param noteId which one
 * @param title what it was about
 * @param at when
 */
public record NoteFinished(UUID noteId, String title, Instant at) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return noteId;
    }
}
