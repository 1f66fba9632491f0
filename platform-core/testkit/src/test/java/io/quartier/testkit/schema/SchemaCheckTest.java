package io.quartier.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quartier.contract.Plugin;
import io.quartier.contract.data.DefinerFunction;
import io.quartier.contract.data.SharedTable;
import io.quartier.kernel.schema.CheckedSchema;
import io.quartier.kernel.schema.Finding;
import io.quartier.kernel.schema.Finding.Rule;
import io.quartier.kernel.schema.SchemaCheck;
import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoils a sound schema in every way we could think of, one at a time, and expects each to be found. */
class SchemaCheckTest {

    private static final Map<PostgresServer, Database> DATABASES = new EnumMap<>(PostgresServer.class);

    private static final SchemaCheck CHECK = new SchemaCheck(List.of(
            new CheckedSchema(
                    "platform", List.of(new SharedTable("organizations", "is the organization")), List.of(), List.of()),
            new CheckedSchema(
                    "leasing",
                    List.of(new SharedTable("published", "the public may read it")),
                    List.of(),
                    List.of(new DefinerFunction("organization_of", "links arrive before anyone is known")))));

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void findsNothingInASoundSchema(PostgresServer server) throws Exception {
        assertThat(findingsAfter(server, "select 1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void everyRoleMayRunTheCheck(PostgresServer server) throws Exception {
        for (Role role : List.of(Role.APP, Role.OWNER, Role.MAINTENANCE)) {
            try (Connection connection = database(server).connect(role)) {
                assertThat(CHECK.findings(connection)).as(role.name()).isEmpty();
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void findsTheFault(PostgresServer server, String fault, Rule rule, String subject) throws Exception {
        assertThat(findingsAfter(server, fault))
                .as(fault)
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.subject()).isEqualTo(subject);
                })
                .allSatisfy(
                        finding -> assertThat(finding.sentence()).contains(": ").endsWith("."));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("sound")
    void letsPass(PostgresServer server, String change) throws Exception {
        assertThat(findingsAfter(server, change)).as(change).isEmpty();
    }

    static Stream<Arguments> sound() {
        return Arrays.stream(PostgresServer.values())
                .flatMap(server -> Stream.of(
                                "alter table leasing.published add position bigserial",
                                "create index on leasing.published (title)",
                                "create policy narrow on leasing.leases as restrictive using (number <> 'secret')",
                                "alter policy organization on leasing.leases using (number <> '' and organization_id ="
                                        + " (select nullif(current_setting('app.organization_id', true), '')::uuid))",
                                "create table leasing.schema_history (version text);"
                                        + " revoke all on leasing.schema_history from quartier_app",
                                "create extension if not exists btree_gist with schema extensions;"
                                        + " set local search_path = extensions, public;"
                                        + " create index on leasing.leases using gist (organization_id, during)",
                                "drop index if exists leasing.none")
                        .map(change -> arguments(server, change)));
    }

    static Stream<Arguments> faults() {
        return Arrays.stream(PostgresServer.values())
                .flatMap(server -> Faults.all().stream()
                        .map(fault -> arguments(server, fault.sql(), fault.rule(), fault.subject())));
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void acceptsAWiderReadOnlyOfADeclaredTable(PostgresServer server) throws Exception {
        SchemaCheck undeclared =
                new SchemaCheck(List.of(new CheckedSchema("leasing", List.of(), List.of(), List.of())));
        try (Connection connection = database(server).connect(Role.OWNER)) {
            assertThat(undeclared.findings(connection))
                    .extracting(Finding::rule, Finding::subject)
                    .contains(
                            tuple(Rule.OPEN_POLICY, "leasing.published"),
                            tuple(Rule.DEFINER, "leasing.organization_of"));
        }
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void leavesAPluginAloneThatRunsOnOtherNodesOnly(PostgresServer server) throws Exception {
        Plugin leasing = new Declared("leasing", List.of(new DefinerFunction("organization_of", "links")));
        Plugin forgetful = new Declared("leasing", List.of());
        try (Connection connection = database(server).connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            assertThat(findingsOfLeasing(SchemaCheck.of(List.of(), List.of(leasing)), connection))
                    .isEmpty();
            assertThat(findingsOfLeasing(SchemaCheck.of(List.of(), List.of(forgetful)), connection))
                    .containsExactly("leasing.organization_of");
            assertThat(findingsOfLeasing(SchemaCheck.of(List.of(), List.of()), connection))
                    .containsExactly("leasing.organization_of");

            connection.setAutoCommit(false);
            statement.execute("alter table leasing.leases no force row level security");
            statement.execute("create function leasing.peek() returns int language sql security definer as 'select 1';"
                    + " alter function leasing.peek() owner to quartier_owner");
            SchemaCheck check = SchemaCheck.of(List.of(), List.of(leasing));
            assertThat(findingsOfLeasing(check, connection)).containsExactly("leasing.peek");
        }
    }

    /** What the check says of the plugin's schema. */
    private static List<String> findingsOfLeasing(SchemaCheck check, Connection connection) throws SQLException {
        return check.findings(connection).stream()
                .filter(finding -> finding.subject().startsWith("leasing."))
                .map(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.DEFINER);
                    return finding.subject();
                })
                .toList();
    }

    private record Declared(String id, List<DefinerFunction> definerFunctions) implements Plugin {
        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public int contract() {
            return CONTRACT;
        }
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void refusesEveryLoginButTheApplications(PostgresServer server) throws Exception {
        for (Role role : Role.values()) {
            try (Connection connection = database(server).connect(role)) {
                List<Finding> findings = SchemaCheck.findingsOfApplicationLogin(connection);
                if (role == Role.APP) {
                    assertThat(findings).isEmpty();
                } else {
                    assertThat(findings).singleElement().asString().contains("logs in as " + role.login());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void refusesAConnectionThatBringsAnOrganization(PostgresServer server) throws Exception {
        try (Connection connection = database(server).connect(Role.APP);
                Statement statement = connection.createStatement()) {
            statement.execute("set app.organization_id = '0192f0c1-2345-7000-8000-000000000001'");
            assertThat(SchemaCheck.findingsOfApplicationLogin(connection))
                    .singleElement()
                    .asString()
                    .contains("already set");
        }
    }

    /** The fault is made and taken back in one transaction: PostgreSQL does that even with roles. */
    private static List<Finding> findingsAfter(PostgresServer server, String fault) throws Exception {
        try (Connection connection = database(server).connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(fault);
            return CHECK.findings(connection);
        }
    }

    private static Database database(PostgresServer server) throws SQLException, IOException {
        if (!DATABASES.containsKey(server)) {
            Database database = server.running().createDatabase("schema_check");
            try (Connection connection = database.connect(Role.OWNER);
                    Statement statement = connection.createStatement();
                    InputStream sound = SchemaCheckTest.class.getResourceAsStream("sound.sql")) {
                statement.execute(new String(sound.readAllBytes(), StandardCharsets.UTF_8));
            }
            DATABASES.put(server, database);
        }
        return DATABASES.get(server);
    }
}
