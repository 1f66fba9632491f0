package io.quartier.example.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Ids;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import io.quartier.example.ExampleProblem;
import io.quartier.example.api.NoteFinished;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoteTest {

    private static final UUID ORGANIZATION = Ids.next();
    private static final LocalDate FIRST_OF_MAY = LocalDate.of(2026, 5, 1);

    @Test
    void newNoteSaysWhatItsWriterSaid() {
        NoteView note = Note.write(ORGANIZATION, new NoteDraft("Chimney", "Sweep it", FIRST_OF_MAY, null))
                .view();

        assertThat(note.title()).isEqualTo("Chimney");
        assertThat(note.text()).isEqualTo("Sweep it");
        assertThat(note.dueOn()).isEqualTo(FIRST_OF_MAY);
        assertThat(note.finishedAt()).isNull();
        assertThat(note.updatedAt()).isEqualTo(note.createdAt());
    }

    @Test
    void finishedNoteCannotBeChangedOrFinishedAgain() {
        Note note = Note.write(ORGANIZATION, draft("Chimney"));
        NoteFinished event = note.finish();

        assertThat(event)
                .isEqualTo(new NoteFinished(
                        note.view().id(), "Chimney", note.view().finishedAt()));
        assertThatThrownBy(() -> note.rewrite(draft("Roof")))
                .isInstanceOfSatisfying(
                        QuartierException.class, e -> assertThat(e.problem()).isEqualTo(ExampleProblem.NOTE_FINISHED));
        assertThatThrownBy(note::finish).isInstanceOf(QuartierException.class);
        assertThat(note.view().title()).isEqualTo("Chimney");
    }

    @Test
    void repeatingNoteIsFollowedByOneThatIsDueAPeriodLater() {
        Note note = Note.write(ORGANIZATION, new NoteDraft("Chimney", "Sweep it", FIRST_OF_MAY, 30));
        NoteView next = note.next().orElseThrow().view();

        assertThat(next.id()).isNotEqualTo(note.view().id());
        assertThat(next.repeats()).isEqualTo(note.view().id());
        assertThat(next.dueOn()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(next.repeatEveryDays()).isEqualTo(30);
    }

    @Test
    void otherNotesAreFollowedByNothing() {
        assertThat(Note.write(ORGANIZATION, draft("Chimney")).next()).isEmpty();
    }

    @Test
    void repeatingNoteNeedsADayToStartFrom() {
        assertThatThrownBy(() -> new NoteDraft("Chimney", null, null, 30))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        e -> assertThat(e.faults()).containsExactly(Fault.of("dueOn", Fault.REQUIRED)));
    }

    private static NoteDraft draft(String title) {
        return new NoteDraft(title, null, null, null);
    }
}
