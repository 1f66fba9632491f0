package io.quartier.example.note;

import io.quartier.contract.event.EventHandler;
import io.quartier.example.api.NoteFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes the next note where the finished one repeats. An event may come twice, so it looks before it writes. */
@ApplicationScoped
public class RepeatNote implements EventHandler<NoteFinished> {

    @Inject
    Notes notes;

    @Override
    public void on(NoteFinished event) {
        if (!notes.isRepeated(event.noteId())) {
            notes.get(event.noteId(), null).next().ifPresent(notes::add);
        }
    }
}
