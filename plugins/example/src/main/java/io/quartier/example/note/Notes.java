package io.quartier.example.note;

import io.quartier.contract.error.QuartierException;
import io.quartier.contract.rest.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** The stored notes of the current organization, to be changed; the database shows no others. */
@ApplicationScoped
class Notes {

    @PersistenceContext(unitName = "example")
    EntityManager entities;

    /** The note, where the client has seen its present version. */
    Note get(UUID id, IfMatch ifMatch) {
        Note note = entities.find(Note.class, id);
        if (note == null) {
            throw QuartierException.notFound();
        }
        IfMatch.check(ifMatch, note.version());
        return note;
    }

    /** Stores a new note. */
    NoteView add(Note note) {
        entities.persist(note);
        return saved(note);
    }

    /** The note as stored: written now rather than at commit, because writing gives it its new version. */
    NoteView saved(Note note) {
        entities.flush();
        return note.view();
    }

    void remove(Note note) {
        entities.remove(note);
    }

    /** Whether a note repeats this one already. */
    boolean isRepeated(UUID id) {
        return !entities.createQuery("select n.id from Note n where n.repeats = :id", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }
}
