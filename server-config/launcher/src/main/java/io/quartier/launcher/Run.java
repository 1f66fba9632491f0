package io.quartier.launcher;

import io.quartier.launcher.Options.ExistingDatabase;
import io.quartier.launcher.demo.Account;
import io.quartier.launcher.demo.Demo;
import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Passwords;
import io.quartier.launcher.postgres.Postgres;
import io.quartier.launcher.postgres.PostgresException;
import io.quartier.launcher.postgres.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * {@code mvn -Prun}: PostgreSQL, then the server with the EAR, then sample data, until Ctrl-C. Runs in Maven's JVM, so that the
 * prompt comes back only after everything has been stopped.
 */
public final class Run {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final Duration WATCH = Duration.ofSeconds(2);

    private final Console console = new Console(System.out);
    private final Shutdown shutdown = new Shutdown(console);
    private final Options options;
    private Postgres postgres;

    private Run(Options options) {
        this.options = options;
    }

    /** Reads its options from the system properties {@code quartier.…}. */
    public static void main(String[] arguments) {
        System.exit(run());
    }

    private static int run() {
        Run run;
        try {
            run = new Run(Options.from(System.getProperties()));
        } catch (Options.Misused e) {
            System.err.println(e.getMessage());
            return MISUSED;
        }
        run.shutdown.install();
        try {
            return run.serve();
        } catch (Failure | Server.NotBuilt | PostgresException | IOException e) {
            run.complain(e.getMessage());
        } catch (Exception e) {
            run.complain(e.toString());
        }
        return FAILED;
    }

    /** What went wrong, in words for the person at the terminal. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }

    private int serve() throws Exception {
        Path data = PrivateFiles.directory(options.data());
        shutdown.open(() -> lock(data));
        Server server = Server.of(options.server(), options.home(), data);
        if (ServerProcess.stopLeftOver(data)) {
            console.step("stopped the server that a killed run left behind");
        }
        int port = port();
        // takes a second or two the first time, so it is made while PostgreSQL starts
        CompletableFuture<Path> tokenKey = CompletableFuture.supplyAsync(() -> TokenKey.in(data));
        Database database = options.existingDatabase().isPresent()
                ? existing(options.existingDatabase().get(), data)
                : embedded(data);
        Map<String, String> settings = settings(database, port, tokenKey.join(), MasterKeyFile.in(data));
        URI base = URI.create("http://127.0.0.1:" + port);

        ServerProcess process = shutdown.open(() -> ServerProcess.start(server, settings, data));
        console.step("starting " + server.kind().title());
        Readiness readiness = new Readiness(base);
        switch (readiness.await(process, server.kind().refusal(), this::stillStarting)) {
            case READY -> console.step("ready");
            case SERVER_ENDED -> throw ended(process);
            case APPLICATION_REFUSED ->
                throw new Failure("%s runs, but Quartier did not start in it. From its log:%n%s"
                        .formatted(server.kind().title(), FailureReport.of(process.log())));
            case TOO_LATE ->
                throw new Failure("%s runs, but does not become ready. /health/ready says: %s%nFrom its log:%n%s"
                        .formatted(server.kind().title(), readiness.lastAnswer(), FailureReport.of(process.log())));
        }
        process.ready();
        List<Account> accounts = options.demo() ? demo(base, data) : List.of();
        console.text(new Welcome(
                        base,
                        database.url().replaceAll("\\?.*", ""),
                        passwordFile(data),
                        process.log(),
                        accounts,
                        Demo.file(data))
                .text());

        watch(process);
        return 0;
    }

    private void stillStarting(ServerProcess process) {
        if (!shutdown.isClosing()) {
            console.step("still starting; its log is " + process.log());
        }
    }

    /** Returns when the end was asked for; throws when something ends by itself. */
    private void watch(ServerProcess process) throws InterruptedException, Failure {
        while (!process.waitFor(WATCH)) {
            if (postgres != null && !postgres.isRunning() && !shutdown.isClosing()) {
                throw new Failure("PostgreSQL has ended. Its log ends with:%n%s".formatted(postgres.lastLogLines()));
            }
        }
        if (!shutdown.isClosing()) {
            throw ended(process);
        }
    }

    private List<Account> demo(URI base, Path data) throws IOException, InterruptedException {
        Demo demo = Demo.of(base, data, console::step);
        try {
            demo.complete();
        } catch (IOException e) {
            if (!shutdown.isClosing()) {
                console.step("the demo is not complete; the next start tries again. " + e.getMessage());
            }
        }
        return demo.accounts();
    }

    private DirectoryLock lock(Path data) throws IOException, Failure {
        return DirectoryLock.tryOn(data)
                .orElseThrow(() -> new Failure(data + " is in use by another run of Quartier: stop that one first, or "
                        + "choose another directory with -Dquartier.data=…"));
    }

    private int port() throws IOException, Failure {
        if (options.port().isPresent()) {
            int wanted = options.port().get();
            if (!Ports.isFree(wanted)) {
                throw new Failure("Port " + wanted + " is taken: choose another with -Dquartier.port=…");
            }
            return wanted;
        }
        int port = Ports.freeFrom(Options.USUAL_PORT);
        if (port != Options.USUAL_PORT) {
            console.step("port " + Options.USUAL_PORT + " is taken, so it will be " + port
                    + " (-Dquartier.port=… chooses another)");
        }
        return port;
    }

    private Database embedded(Path data) throws Exception {
        postgres = shutdown.open(() -> Postgres.embedded(data.resolve("postgres"), console::step));
        console.step("PostgreSQL answers on port " + postgres.port());
        return postgres.database();
    }

    private Path passwordFile(Path data) {
        return (options.existingDatabase().isPresent() ? data : data.resolve("postgres"))
                .resolve("passwords.properties");
    }

    private Database existing(ExistingDatabase existing, Path data) throws IOException, Failure {
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        passwords.putAll(existing.passwords());
        if (existing.admin().isPresent()) {
            Passwords generated = Passwords.in(passwordFile(data));
            for (Role role : Role.values()) {
                passwords.putIfAbsent(role, generated.of(role));
            }
        }
        Database database =
                Database.at(existing.url(), existing.admin().orElse(Role.SUPERUSER.login()), Passwords.of(passwords));
        try {
            if (existing.admin().isPresent()) {
                database.prepareRoles();
            }
            database.connect(Role.APP).close();
        } catch (SQLException e) {
            throw new Failure("The database at " + existing.url() + " cannot be used: " + e.getMessage());
        }
        console.step("the database at " + existing.url() + " answers");
        return database;
    }

    private static Map<String, String> settings(Database database, int port, Path tokenKey, Path masterKey) {
        Map<String, String> settings = new LinkedHashMap<>(database.environment());
        settings.put("QUARTIER_HTTP_HOST", "127.0.0.1");
        settings.put("QUARTIER_HTTP_PORT", Integer.toString(port));
        settings.put("QUARTIER_TOKEN_KEY_FILE", tokenKey.toAbsolutePath().toString());
        settings.put(
                "QUARTIER_SECRETS_MASTER_KEY_FILE", masterKey.toAbsolutePath().toString());
        // to try things out; with closed doors there would be no first organization
        settings.put("QUARTIER_REGISTRATION", System.getenv().getOrDefault("QUARTIER_REGISTRATION", "open"));
        return settings;
    }

    private static Failure ended(ServerProcess process) throws InterruptedException {
        int code = process.waitFor();
        String killed = code == 128 + 9 ? " (killed: by somebody, or by the system for lack of memory)" : "";
        return new Failure("The server has ended, with code %d%s. From its log:%n%s"
                .formatted(code, killed, FailureReport.of(process.log())));
    }

    private void complain(String message) {
        if (!shutdown.isClosing()) {
            console.text("");
            console.text(message);
        }
    }
}
