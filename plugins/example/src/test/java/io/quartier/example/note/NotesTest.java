package io.quartier.example.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Statement;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.rest.IfMatch;
import io.quartier.example.ExamplePlugin;
import io.quartier.example.api.NoteFinished;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The aggregate's way into the database and back, by the JPA that both servers have inside. */
class NotesTest {

    private static final PluginDatabase DATABASE = PluginDatabase.of(new ExamplePlugin());
    private static final EntityManagerFactory UNIT = Persistence.createEntityManagerFactory(
            "example",
            Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.nonJtaDataSource", application()));

    private final UUID organization = DATABASE.createOrganization();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void noteIsReadAsItWasWritten() {
        NoteView written = in(
                organization,
                notes -> notes.add(
                        Note.write(organization, new NoteDraft("Chimney", "Sweep it", LocalDate.of(2026, 5, 1), 30))));
        NoteView loaded =
                in(organization, notes -> notes.get(written.id(), null).view());
        NoteView queried = DATABASE.reads(organization)
                .one(
                        Statement.of("select " + NoteView.COLUMNS + " from example.notes where id = ?", written.id()),
                        NoteView::of)
                .orElseThrow();

        assertThat(written.version()).isEqualTo(1);
        assertThat(loaded).isEqualTo(written);
        assertThat(queried).isEqualTo(written);
    }

    @Test
    void changeGivesTheNextVersion() {
        UUID id = write("Chimney", null);
        NoteView changed = in(organization, notes -> {
            Note note = notes.get(id, new IfMatch("\"1\""));
            note.finish();
            return notes.saved(note);
        });

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.finishedAt()).isNotNull();
        assertThatThrownBy(() -> in(organization, notes -> notes.get(id, new IfMatch("\"1\""))))
                .isInstanceOfSatisfying(
                        QuartierException.class, e -> assertThat(e.problem()).isEqualTo(CoreProblem.STALE_VERSION));
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // the test plays CDI
    void repeatedNoteIsWrittenOnce() {
        UUID id = write("Chimney", 30);
        for (int i = 0; i < 2; i++) {
            use(organization, notes -> {
                RepeatNote handler = new RepeatNote();
                handler.notes = notes;
                handler.on(new NoteFinished(id, "Chimney", Instant.now()));
            });
        }

        boolean repeated = in(organization, notes -> notes.isRepeated(id));
        assertThat(repeated).isTrue();
    }

    @Test
    void anotherOrganizationsNoteIsNotThere() {
        UUID id = write("Chimney", null);

        assertThatThrownBy(() -> in(DATABASE.createOrganization(), notes -> notes.get(id, null)))
                .isInstanceOfSatisfying(
                        QuartierException.class, e -> assertThat(e.problem()).isEqualTo(CoreProblem.NOT_FOUND));
    }

    private UUID write(String title, Integer repeatEveryDays) {
        NoteDraft draft = new NoteDraft(title, null, LocalDate.of(2026, 5, 1), repeatEveryDays);
        return in(organization, notes -> notes.add(Note.write(organization, draft)))
                .id();
    }

    private static void use(UUID organization, Consumer<Notes> work) {
        in(organization, notes -> {
            work.accept(notes);
            return null;
        });
    }

    /** Works in a transaction of the organization. */
    private static <T> T in(UUID organization, Function<Notes, T> work) {
        EntityManager entities = UNIT.createEntityManager();
        try {
            entities.getTransaction().begin();
            entities.createNativeQuery("select set_config('app.organization_id', ?1, true)")
                    .setParameter(1, organization.toString())
                    .getSingleResult();
            Notes notes = new Notes();
            notes.entities = entities;
            T answer = work.apply(notes);
            entities.getTransaction().commit();
            return answer;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    private static DataSource application() {
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return DATABASE.connect(Role.APP);
            }
        };
    }
}
