package io.quartier.example.note;

import io.quartier.contract.data.Ids;
import io.quartier.contract.error.QuartierException;
import io.quartier.example.ExampleProblem;
import io.quartier.example.api.NoteFinished;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Something that an organization wants to remember until it is done. */
@Entity
@Table(schema = "example", name = "notes")
class Note {

    @Id
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    private String title;

    private String text;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "repeat_every_days")
    private Integer repeatEveryDays;

    @Convert(converter = UuidColumn.class)
    private UUID repeats;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    protected Note() {}

    /** A new note of the organization. */
    static Note write(UUID organizationId, NoteDraft draft) {
        Note note = new Note();
        note.id = Ids.next();
        note.organizationId = organizationId;
        note.take(draft);
        note.createdAt = note.updatedAt;
        return note;
    }

    /** Changes what the note says. */
    void rewrite(NoteDraft draft) {
        demandOpen();
        take(draft);
    }

    /** Ends the note; it cannot be changed afterwards. */
    NoteFinished finish() {
        demandOpen();
        finishedAt = now();
        updatedAt = finishedAt;
        return new NoteFinished(id, title, finishedAt);
    }

    /** The note that takes the place of this one, due one period later; none where this one does not repeat. */
    Optional<Note> next() {
        if (repeatEveryDays == null) {
            return Optional.empty();
        }
        Note next = write(organizationId, new NoteDraft(title, text, dueOn.plusDays(repeatEveryDays), repeatEveryDays));
        next.repeats = id;
        return Optional.of(next);
    }

    /** What the note says, as its writer would say it: the ground that a patch is applied to. */
    NoteDraft draft() {
        return new NoteDraft(title, text, dueOn, repeatEveryDays);
    }

    NoteView view() {
        return new NoteView(
                id, title, text, dueOn, repeatEveryDays, repeats, finishedAt, createdAt, updatedAt, version);
    }

    long version() {
        return version;
    }

    private void take(NoteDraft draft) {
        title = draft.title();
        text = draft.text();
        dueOn = draft.dueOn();
        repeatEveryDays = draft.repeatEveryDays();
        updatedAt = now();
    }

    private void demandOpen() {
        if (finishedAt != null) {
            throw new QuartierException(ExampleProblem.NOTE_FINISHED);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS); // as exact as the database keeps it
    }
}
