package io.quartier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The two roads of the server, as tests take them. */
class SqlTest {

    private static final String SLUG = "select slug from platform.organizations where slug = ? and id = ?";

    private final PluginDatabase database = PluginDatabase.of();
    private final UUID organization = database.createOrganization();

    @Test
    void queryAloneFindsTheSameHoweverOftenItIsAsked() throws SQLException {
        try (Session session = database.session()) {
            Reads reads = session.reads(organization);
            // the driver prepares on the server at the third time, the server plans for good at the sixth
            for (int i = 0; i < 8; i++) {
                assertThat(reads.one(
                                Statement.of(SLUG, organization.toString(), organization), row -> row.text("slug")))
                        .contains(organization.toString());
            }
        }
    }

    @Test
    void queryAloneSeesItsOrganizationOnly() {
        Reads others = database.reads(database.createOrganization());
        assertThat(others.list(Statement.of(SLUG, organization.toString(), organization), row -> row.text("slug")))
                .isEmpty();
    }

    @Test
    void queryAloneTakesNoNulls() throws SQLException {
        Statement unknown = Statement.of(SLUG, null, organization);
        assertThatThrownBy(() -> database.reads(organization).list(unknown, row -> row.text("slug")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nulls");
        List<String> found =
                database.in(organization, connection -> Sql.on(connection).list(unknown, row -> row.text("slug")));
        assertThat(found).isEmpty();
    }

    @Test
    void queryAloneBindsTextsAsTexts() {
        Statement typed = Statement.of("select pg_typeof(?)::text as type", "x");
        assertThat(database.reads(organization).one(typed, row -> row.text("type")))
                .contains("character varying");
    }
}
