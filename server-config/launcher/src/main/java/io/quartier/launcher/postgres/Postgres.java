package io.quartier.launcher.postgres;

import io.quartier.launcher.DirectoryLock;
import io.quartier.launcher.Ports;
import io.quartier.launcher.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own, on the loopback address, with Quartier's roles in a database named {@code quartier}.
 *
 * <pre>{@code
 * try (Postgres postgres = Postgres.temporary()) {
 *     Database database = postgres.database();
 *     database.connect(Role.APP) …
 * }
 * }</pre>
 */
public final class Postgres implements AutoCloseable {

    private static final int USUAL_PORT = 15432;
    private static final String TEMPORARY = "quartier-postgres-";

    private final Cluster cluster;
    private final DirectoryLock lock;
    private final Passwords passwords;
    private final Path disposable;
    private final Thread hook = new Thread(this::close, "stop PostgreSQL");
    private int port;
    private boolean closed;

    private Postgres(Cluster cluster, DirectoryLock lock, Passwords passwords, Path disposable) {
        this.cluster = cluster;
        this.lock = lock;
        this.passwords = passwords;
        this.disposable = disposable;
    }

    /** The PostgreSQL that comes with Quartier, on data that stays in {@code directory}. */
    public static Postgres embedded(Path directory) {
        return embedded(directory, line -> {});
    }

    public static Postgres embedded(Path directory, Consumer<String> progress) {
        return attempt(() -> open(Binaries.embedded(progress), directory.toAbsolutePath(), true, progress));
    }

    /** A PostgreSQL of this major version that is installed on the machine, on data that stays in {@code directory}. */
    public static Postgres installed(int version, Path directory) {
        return attempt(() -> open(binaries(version), directory.toAbsolutePath(), true, line -> {}));
    }

    public static boolean isInstalled(int version) {
        return Binaries.installed(version).isPresent();
    }

    /** For tests: the PostgreSQL that comes with Quartier, fast instead of durable, deleted when closed. */
    public static Postgres temporary() {
        return attempt(() -> open(Binaries.embedded(line -> {}), disposableDirectory(), false, line -> {}));
    }

    /** For tests: an installed PostgreSQL, fast instead of durable, deleted when closed. */
    public static Postgres temporary(int version) {
        return attempt(() -> open(binaries(version), disposableDirectory(), false, line -> {}));
    }

    /** The database {@code quartier}. */
    public Database database() {
        return Database.local(port, "quartier", passwords);
    }

    /** One more database with the same roles, as an empty place for a test. */
    public Database createDatabase(String name) {
        return attempt(() -> {
            Database created = Database.local(port, name, passwords);
            try (Connection connection =
                            Database.local(port, "postgres", passwords).connect(Role.SUPERUSER);
                    var statement = connection.createStatement()) {
                statement.execute("create database "
                        + statement.enquoteIdentifier(name, true)
                        + " template template0 encoding 'UTF8'");
            }
            created.prepareRoles();
            return created;
        });
    }

    public int port() {
        return port;
    }

    /** Whether the server process is there; it may be gone without having been closed. */
    public boolean isRunning() {
        return attempt(() -> cluster.server().isPresent());
    }

    /**
     * For tests of faults: ends the server as a power cut would, and starts it again on the same port.
     *
     * @param pause how long it is away, and somewhat longer, as recovery takes its time
     */
    public synchronized void crash(Duration pause) {
        attempt(() -> {
            ProcessHandle server =
                    cluster.server().orElseThrow(() -> new PostgresException("PostgreSQL is not running"));
            server.destroyForcibly();
            Thread.sleep(pause.toMillis());
            cluster.forgetRecycledProcess();
            for (int tries = 1; !cluster.start(port); tries++) {
                if (tries == 30) {
                    throw new PostgresException(
                            "PostgreSQL did not come back. Its log ends with:\n" + cluster.lastLogLines());
                }
                // the last processes of the old server need a moment to notice
                Thread.sleep(200);
            }
            return null;
        });
    }

    /** The end of the server's log. */
    public String lastLogLines() {
        return attempt(cluster::lastLogLines);
    }

    /** Stops the server and returns when it is gone. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        attempt(() -> {
            try {
                cluster.stop();
            } finally {
                lock.close();
            }
            if (disposable != null) {
                Trees.delete(disposable);
                removeHook();
            }
            return null;
        });
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running, or will run and find everything closed
            return;
        }
    }

    private static Postgres open(Binaries binaries, Path directory, boolean durable, Consumer<String> progress)
            throws IOException, InterruptedException, SQLException {
        PrivateFiles.directory(directory);
        DirectoryLock lock = DirectoryLock.tryOn(directory)
                .orElseThrow(() -> new PostgresException(
                        directory + " is in use by another run of Quartier: stop that one first, or choose another "
                                + "directory with -Dquartier.data=…"));
        Postgres postgres = null;
        boolean started = false;
        try {
            Cluster cluster = new Cluster(binaries, Account.suitable(), directory, durable);
            Passwords passwords = Passwords.in(directory.resolve("passwords.properties"));
            postgres = new Postgres(cluster, lock, passwords, durable ? null : directory);
            postgres.start(progress);
            started = true;
            return postgres;
        } finally {
            if (!started) {
                abandon(postgres, lock);
            }
        }
    }

    private static void abandon(Postgres postgres, DirectoryLock lock) throws IOException {
        if (postgres == null) {
            lock.close();
        } else {
            postgres.close();
        }
    }

    private void start(Consumer<String> progress) throws IOException, InterruptedException, SQLException {
        if (disposable != null) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        if (cluster.exists()) {
            cluster.checkVersion();
            if (cluster.server().isPresent()) {
                progress.accept("stopping the PostgreSQL that a killed run left behind");
                cluster.stop();
            }
            cluster.forgetRecycledProcess();
        } else {
            progress.accept("making the database directory " + cluster.data());
            cluster.initialize(passwords.of(Role.SUPERUSER));
        }
        startOnFreePort(disposable == null ? cluster.lastPort().orElse(USUAL_PORT) : Ports.anyFree());
        if (!databaseExists()) {
            createDatabase("quartier");
        } else {
            database().prepareRoles();
        }
    }

    private void startOnFreePort(int preferred) throws IOException, InterruptedException, SQLException {
        int candidate = preferred;
        for (int failures = 0; failures < 3; ) {
            port = Ports.freeFrom(candidate);
            if (cluster.start(port)) {
                if (isOurs()) {
                    return;
                }
                cluster.stop();
                candidate = port + 1;
            } else if (Ports.isFree(port)) {
                // after a hard kill, the last processes of the old server may need a moment to notice
                failures++;
                Thread.sleep(1_000);
            } else {
                candidate = port + 1;
            }
        }
        throw new PostgresException("PostgreSQL did not start. Its log ends with:\n" + cluster.lastLogLines());
    }

    /** Whether it is our server that answers: nothing is written to a database before that is certain. */
    private boolean isOurs() throws SQLException, IOException {
        try (Connection connection = Database.local(port, "postgres", passwords).connect(Role.SUPERUSER);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            answer.next();
            Path theirs = Path.of(answer.getString(1));
            return Files.exists(theirs) && Files.isSameFile(theirs, cluster.data());
        } catch (SQLException e) {
            if (cluster.server().isPresent() && "28P01".equals(e.getSQLState())) {
                throw new PostgresException(
                        "The passwords in %s are not those of the database: bring the right file back, or move the directory away to start anew."
                                .formatted(cluster.data().resolveSibling("passwords.properties")),
                        e);
            }
            throw e;
        }
    }

    private boolean databaseExists() throws SQLException {
        try (Connection connection = Database.local(port, "postgres", passwords).connect(Role.SUPERUSER);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select from pg_database where datname = 'quartier'")) {
            return answer.next();
        }
    }

    private static Binaries binaries(int version) throws IOException {
        return Binaries.installed(version)
                .orElseThrow(
                        () -> new PostgresException("PostgreSQL " + version + " is not installed on this machine."));
    }

    private static Path disposableDirectory() throws IOException, InterruptedException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        removeAbandoned(parent);
        return Files.createTempDirectory(parent, TEMPORARY);
    }

    /** Servers of test runs that were killed: their directories are there, but nobody holds the lock. */
    private static void removeAbandoned(Path parent) throws IOException, InterruptedException {
        List<Path> candidates;
        try (Stream<Path> files = Files.list(parent)) {
            candidates = files.filter(file -> file.getFileName().toString().startsWith(TEMPORARY))
                    .toList();
        }
        for (Path candidate : candidates) {
            try {
                boolean settled = Files.getLastModifiedTime(candidate)
                        .toInstant()
                        .isBefore(Instant.now().minus(Duration.ofMinutes(1)));
                Optional<DirectoryLock> lock = settled ? DirectoryLock.tryOn(candidate) : Optional.empty();
                if (lock.isPresent()) {
                    try (DirectoryLock ignored = lock.get()) {
                        new Cluster(Binaries.embedded(line -> {}), Account.suitable(), candidate, false).stop();
                    }
                    Trees.delete(candidate);
                }
            } catch (IOException notOurs) {
                // another user's, or somebody else is removing it at this moment
            }
        }
    }

    private interface Attempt<T> {
        T run() throws IOException, InterruptedException, SQLException;
    }

    private static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException | SQLException e) {
            throw new PostgresException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("Interrupted", e);
        }
    }
}
