package io.quartier.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quartier.launcher.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    Path parent;

    @Test
    void keepsItsDataPasswordsAndPort() throws Exception {
        Path directory = parent.resolve("a place with spaces é");
        int port;
        String password;
        try (Postgres postgres = Postgres.embedded(directory)) {
            port = postgres.port();
            password = postgres.database().password(Role.APP);
            execute(postgres, Role.SUPERUSER, "create table kept as select 42 as answer");
        }
        try (Postgres postgres = Postgres.embedded(directory)) {
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.database().password(Role.APP)).isEqualTo(password);
            assertThat(query(postgres, Role.SUPERUSER, "select answer from kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void isDurableAndHeardOnLoopbackOnly() throws Exception {
        try (Postgres postgres = Postgres.embedded(parent.resolve("pg"))) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(query(postgres, Role.APP, "show " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(query(postgres, Role.APP, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(
                            postgres,
                            Role.SUPERUSER,
                            "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(query(postgres, Role.APP, "select lower('ŽILINA') || ('a' < 'B')"))
                    .isEqualTo("žilinafalse");
        }
    }

    @Test
    void letsNobodyInWithoutTheRightPassword() throws Exception {
        try (Postgres postgres = Postgres.temporary()) {
            for (Role role : Role.values()) {
                assertThat(query(postgres, role, "select current_user"))
                        .isEqualTo(postgres.database().user(role));
                assertThatThrownBy(() -> DriverManager.getConnection(
                                postgres.database().url(), postgres.database().user(role), "guessed"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(query(
                            postgres,
                            Role.SUPERUSER,
                            "select bool_and(rolpassword like 'SCRAM-SHA-256$%') from pg_authid where rolcanlogin"))
                    .isEqualTo("t");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void hidesPasswordsFromOtherAccounts() throws Exception {
        Path directory = parent.resolve("pg");
        Postgres.embedded(directory).close();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("passwords.properties"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void takesTheNextPortWhenItsOwnIsTaken() throws Exception {
        Path directory = parent.resolve("pg");
        int port;
        try (Postgres postgres = Postgres.embedded(directory)) {
            port = postgres.port();
        }
        try (ServerSocket squatter = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                Postgres postgres = Postgres.embedded(directory)) {
            assertThat(postgres.port()).isNotEqualTo(squatter.getLocalPort());
            assertThat(query(postgres, Role.APP, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void isNotFooledByAnotherPostgresOnItsPort() throws Exception {
        Path mine = parent.resolve("mine");
        Path other = parent.resolve("other");
        Postgres.embedded(mine).close();
        try (Postgres foreign = Postgres.embedded(other)) {
            // as if its port had been free when it was asked for, and taken before it started
            Path settings = mine.resolve("data").resolve("quartier.conf");
            Files.writeString(
                    settings, Files.readString(settings).replaceAll("port = \\d+", "port = " + foreign.port()));
            try (Postgres postgres = Postgres.embedded(mine)) {
                assertThat(postgres.port()).isNotEqualTo(foreign.port());
                assertThat(Path.of(query(postgres, Role.SUPERUSER, "show data_directory")))
                        .isEqualTo(mine.resolve("data"));
            }
        }
    }

    @Test
    void startsBesideAnotherThatWantsTheSamePort() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> Postgres.embedded(parent.resolve("first")));
        var second = CompletableFuture.supplyAsync(() -> Postgres.embedded(parent.resolve("second")));
        try (Postgres one = first.get();
                Postgres two = second.get()) {
            assertThat(one.port()).isNotEqualTo(two.port());
            assertThat(query(one, Role.APP, "select 1")).isEqualTo("1");
            assertThat(query(two, Role.APP, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void runsUnderAnotherAccountWhereRootMayNotMakeNamespaces() throws Exception {
        assumeTrue(Account.isRoot() && Commands.succeeds(List.of("runuser", "-u", "nobody", "--", "true")));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        Path directory = Files.createDirectory(parent.resolve("pg"));
        Cluster cluster = new Cluster(Binaries.embedded(line -> {}), Account.named("nobody"), directory, false);
        cluster.initialize("secret");
        assertThat(cluster.start(Ports.anyFree())).as(cluster.lastLogLines()).isTrue();
        assertThat(cluster.server().orElseThrow().info().user()).contains("nobody");
        cluster.stop();
        assertThat(cluster.server()).isEmpty();
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        Path directory = parent.resolve("pg");
        try (Postgres postgres = Postgres.embedded(directory)) {
            assertThatThrownBy(() -> Postgres.embedded(directory))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("in use by another run");
            assertThat(postgres.isRunning()).isTrue();
        }
    }

    @Test
    void recoversFromAServerThatDiedHard() throws Exception {
        Path directory = parent.resolve("pg");
        try (Postgres postgres = Postgres.embedded(directory)) {
            execute(postgres, Role.SUPERUSER, "create table kept as select 42 as answer");
            ProcessHandle server = ProcessHandle.of(pid(directory)).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(20, TimeUnit.SECONDS);
            assertThat(postgres.isRunning()).isFalse();
        }
        try (Postgres postgres = Postgres.embedded(directory)) {
            assertThat(query(postgres, Role.SUPERUSER, "select answer from kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void leavesAloneAProcessThatHasTheOldNumber() throws Exception {
        Path directory = parent.resolve("pg");
        Postgres.embedded(directory).close();
        Files.writeString(
                directory.resolve("data").resolve("postmaster.pid"),
                "%d\n%s\n0\n5432\n\n127.0.0.1\n"
                        .formatted(ProcessHandle.current().pid(), directory.resolve("data")));
        try (Postgres postgres = Postgres.embedded(directory)) {
            assertThat(query(postgres, Role.APP, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsAnewWhenItsFirstStartWasCutShort() throws Exception {
        Path directory = parent.resolve("pg");
        Files.createDirectories(directory.resolve("data.draft").resolve("base"));
        Files.writeString(directory.resolve("data.draft").resolve("PG_VERSION"), "18");
        try (Postgres postgres = Postgres.embedded(directory)) {
            try (Connection connection = Database.local(
                                    postgres.port(),
                                    "postgres",
                                    postgres.database().passwords())
                            .connect(Role.SUPERUSER);
                    var statement = connection.createStatement()) {
                statement.execute("drop database quartier");
            }
        }
        try (Postgres postgres = Postgres.embedded(directory)) {
            assertThat(query(postgres, Role.APP, "select current_database()")).isEqualTo("quartier");
        }
    }

    @Test
    void leavesNothingBehindWhenTemporary() throws Exception {
        Path data;
        int port;
        try (Postgres postgres = Postgres.temporary()) {
            data = Path.of(query(postgres, Role.SUPERUSER, "show data_directory"));
            port = postgres.port();
        }
        assertThat(data.getParent()).doesNotExist();
        assertThat(Ports.isFree(port)).isTrue();
    }

    private static long pid(Path directory) throws Exception {
        return Long.parseLong(Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"))
                .get(0)
                .strip());
    }

    private static void execute(Postgres postgres, Role role, String sql) throws SQLException {
        try (Connection connection = postgres.database().connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Postgres postgres, Role role, String sql) throws SQLException {
        try (Connection connection = postgres.database().connect(role);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
