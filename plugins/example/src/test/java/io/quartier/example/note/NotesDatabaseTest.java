package io.quartier.example.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Statement;
import io.quartier.example.ExamplePlugin;
import io.quartier.testkit.Plan;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The plugin's own SQL on a real database, as the application's role. That others see nothing of it is tried by
 * {@code ExamplePluginTest}.
 */
class NotesDatabaseTest {

    private static final LocalDate FIRST_OF_MAY = LocalDate.of(2026, 5, 1);

    private final PluginDatabase database = PluginDatabase.of(new ExamplePlugin());
    private final UUID organization = database.createOrganization();

    @Test
    void listShowsTheNewestNoteFirst() throws SQLException {
        store("Chimney", null);
        store("Roof", FIRST_OF_MAY);

        assertThat(list(new NoteFilter(), null).items())
                .extracting(NoteView::title)
                .containsExactly("Roof", "Chimney");
    }

    @Test
    void filtersNarrowTheList() throws SQLException {
        store("Chimney", FIRST_OF_MAY);
        store("Roof", FIRST_OF_MAY.plusDays(1));
        store("Cellar", null);

        NoteFilter filter = new NoteFilter();
        filter.dueFrom = FIRST_OF_MAY;
        filter.dueTo = FIRST_OF_MAY;
        filter.finished = false;

        assertThat(list(filter, null).items()).extracting(NoteView::title).containsExactly("Chimney");
        filter.finished = true;
        assertThat(list(filter, null).items()).isEmpty();
    }

    @Test
    void notesWithoutADayComeLastInEitherDirection() throws SQLException {
        store("Chimney", FIRST_OF_MAY);
        store("Cellar", null);
        store("Roof", FIRST_OF_MAY.plusDays(1));

        assertThat(list(new NoteFilter(), "dueOn").items())
                .extracting(NoteView::title)
                .containsExactly("Chimney", "Roof", "Cellar");
        assertThat(list(new NoteFilter(), "-dueOn").items())
                .extracting(NoteView::title)
                .containsExactly("Roof", "Chimney", "Cellar");
    }

    @Test
    void listReadsOnlyTheRowsItShows() throws SQLException {
        database.in(organization, connection -> Sql.on(connection).update(Statement.of("""
                        insert into example.notes (organization_id, id, title, created_at, updated_at, version)
                        select ?, gen_random_uuid(), 'Note ' || n, now() - n * interval '1 minute', now(), 1
                        from generate_series(1, 2000) n""", organization)));
        database.analyze();

        Statement firstPage = Statement.of("select " + NoteView.COLUMNS
                + new NoteFilter().select().body().sql() + " order by created_at desc, id desc limit 21");
        Plan plan = database.plan(organization, firstPage);

        assertThat(plan.uses("notes_created")).as(plan.text()).isTrue();
        assertThat(plan.rowsThrownAway()).as(plan.text()).isZero();
    }

    /** As {@code GET /notes} asks, outside a transaction. */
    private Page<NoteView> list(NoteFilter filter, String sort) {
        return database.reads(organization).page(filter.select(), Paging.of(null, null, null, sort), NoteView::of);
    }

    private void store(String title, LocalDate dueOn) throws SQLException {
        database.in(
                organization,
                connection -> Sql.on(connection).update(Statement.of("""
                        insert into example.notes (organization_id, id, title, due_on, created_at, updated_at, version)
                        values (?, ?, ?, ?, clock_timestamp(), clock_timestamp(), 1)""", organization, Ids.next(), title, dueOn)));
    }
}
