package io.quartier.example.note;

import io.quartier.contract.event.Events;
import io.quartier.contract.rest.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Ends a note and tells everybody who wants to know. */
@ApplicationScoped
class FinishNote {

    @Inject
    Notes notes;

    @Inject
    Events events;

    @Transactional
    NoteView finish(UUID id, IfMatch ifMatch) {
        Note note = notes.get(id, ifMatch);
        events.publish(note.finish());
        return notes.saved(note);
    }
}
