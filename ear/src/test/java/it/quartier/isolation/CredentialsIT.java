package it.quartier.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody comes in without a good token, and what is refused had no effect. */
class CredentialsIT {

    private static Client agency;
    private static Map<String, String> things;
    private static Map<String, String> bad;
    private static Tokens tokens;

    @BeforeAll
    static void prepare() throws Exception {
        agency = Client.ofNewAgency();
        things = Samples.makeAll(agency);
        things.forEach((path, id) -> Settled.thing(agency, Route.filled(path, id)));
        tokens = new Tokens(agency.token());
        bad = tokens.bad();
    }

    static Stream<Route> routes() {
        return Route.all().stream();
    }

    static Stream<Route> closedRoutes() {
        return routes().filter(route -> !route.everybody());
    }

    @ParameterizedTest
    @MethodSource("closedRoutes")
    void aMissingTokenIsRefused(Route route) throws SQLException {
        Map<String, Long> before = rows();

        Answer answer = call(route).send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aBadTokenIsRefusedEverywhere(Route route) throws SQLException {
        Map<String, Long> before = rows();

        SoftAssertions.assertSoftly(softly -> bad.forEach((what, header) -> {
            Answer answer = call(route).with("Authorization", header).send();
            softly.assertThat(answer.status())
                    .as(route + ", a token " + what + ": " + answer)
                    .isEqualTo(401);
            softly.assertThat(answer.header("Content-Type")).as("type").startsWith("application/json");
            softly.assertThat(answer.body())
                    .as(route + ", a token " + what)
                    .contains(what.equals("expired") ? "\"TOKEN_EXPIRED\"" : "\"UNAUTHENTICATED\"")
                    .contains("\"requestId\"");
        }));

        assertThat(rows()).as("rows of every table afterwards").isEqualTo(before);
    }

    @Test
    void theSameTokenSignedAgainByTheServersKeyIsTaken() throws Exception {
        assertThat(Call.of("GET", "/notes")
                        .with("Authorization", tokens.resigned())
                        .send()
                        .status())
                .as("so that what is refused is refused for its fault alone")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("closedRoutes")
    void anotherOrganizationCannotBeChosen(Route route) throws SQLException {
        Client stranger = Client.ofNewAgency();
        Map<String, Long> before = rows();
        String foreign = agency.organization().getString("id");

        for (String header : List.of("X-Organization-Id", "X-Tenant-Id", "x-organization-id")) {
            Answer answer = call(route).with(header, foreign).as(stranger);
            assertThat(answer.status()).as(header + ": " + answer).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("FORBIDDEN");
        }
        for (String nonsense : List.of("", "nobody", UUID.randomUUID().toString(), foreign + " ")) {
            Answer answer = call(route).with("X-Organization-Id", nonsense).as(stranger);
            assertThat(answer.status()).as(nonsense + ": " + answer).isEqualTo(403);
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void twoOrganizationsAtOnceAreNoOrganization() {
        Client stranger = Client.ofNewAgency();
        String own = stranger.organization().getString("id");
        String foreign = agency.organization().getString("id");
        for (List<String> pair : List.of(List.of(own, foreign), List.of(foreign, own))) {
            Answer answer = Call.of("GET", "/organization")
                    .with("X-Organization-Id", pair.get(0))
                    .with("X-Tenant-Id", pair.get(1))
                    .as(stranger);
            assertThat(answer.body()).doesNotContain(agency.organization().getString("slug"));
        }
    }

    private static Call call(Route route) {
        String id = route.hasId()
                ? things.getOrDefault(route.thing(), UUID.randomUUID().toString())
                : null;
        return Call.of(route, id);
    }

    /** How many rows of the agency there are in every table that carries an organization. */
    private static Map<String, Long> rows() throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement()) {
            Map<String, Long> rows = new LinkedHashMap<>();
            for (String table : tables(statement)) {
                try (ResultSet row =
                        statement.executeQuery("select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                                + table + " t where organization_id = '"
                                + agency.organization().getString("id") + "'")) {
                    row.next();
                    rows.put(table, row.getLong(1));
                    rows.put(table + ", content", row.getBigDecimal(2).longValue());
                }
            }
            assertThat(rows).isNotEmpty();
            return rows;
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new java.util.ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select distinct table_schema || '.' || table_name from information_schema.columns
                where column_name = 'organization_id' and table_schema not in ('pg_catalog', 'information_schema')
                  and table_name <> 'scheduled_tasks' order by 1""")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
