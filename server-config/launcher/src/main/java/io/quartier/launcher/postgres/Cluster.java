package io.quartier.launcher.postgres;

import io.quartier.launcher.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data directory and the server process on it. Everything survives the death of this JVM at any point. */
final class Cluster {

    private static final String SETTINGS = "quartier.conf";

    // above the largest process number of any system
    private static final String NO_PROCESS = "4194305";

    private final Binaries binaries;
    private final Account account;
    private final Path directory;
    private final Path data;
    private final boolean durable;

    Cluster(Binaries binaries, Account account, Path directory, boolean durable) {
        this.binaries = binaries;
        this.account = account;
        this.directory = directory;
        this.data = directory.resolve("data");
        this.durable = durable;
    }

    Path data() {
        return data;
    }

    boolean exists() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    void checkVersion() throws IOException, InterruptedException {
        int ours = binaries.majorVersion();
        String theirs = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!theirs.equals(Integer.toString(ours))) {
            throw new PostgresException(
                    ("%s was made by PostgreSQL %s, and this is %d. Dump it with the old version and "
                                    + "restore it here, or choose another directory with -Dquartier.data=…")
                            .formatted(data, theirs, ours));
        }
    }

    /** Everybody signs in by password from the first moment: there is no time of trust. */
    void initialize(String superuserPassword) throws IOException, InterruptedException {
        Path draft = directory.resolve("data.draft");
        Trees.delete(draft);
        PrivateFiles.directory(draft);
        Path passwordFile = draft.resolveSibling("initdb").resolve("password");
        Trees.delete(passwordFile.getParent());
        PrivateFiles.directory(passwordFile.getParent());
        PrivateFiles.write(passwordFile, superuserPassword + "\n");
        account.takeOver(draft);
        account.takeOver(passwordFile.getParent());

        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + draft,
                "--username=" + Role.SUPERUSER.login(),
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8"));
        if (binaries.majorVersion() >= 17) {
            // sorts alike on every machine, whatever its C library
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        } else {
            command.add("--locale=C.UTF-8");
        }
        if (!durable) {
            command.add("--no-sync");
        }
        var outcome = Commands.run(Duration.ofMinutes(3), account.command(command));
        Trees.delete(passwordFile.getParent());
        if (outcome.code() != 0) {
            throw new PostgresException(
                    "PostgreSQL could not make its data directory " + data + ":\n" + outcome.output());
        }
        Files.writeString(
                draft.resolve("postgresql.conf"), "\ninclude '" + SETTINGS + "'\n", StandardOpenOption.APPEND);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server; false if it did not come up. */
    boolean start(int port) throws IOException, InterruptedException {
        PrivateFiles.write(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        PrivateFiles.write(data.resolve(SETTINGS), settings(port));
        account.takeOver(data);
        var outcome = pgCtl("start", "--wait", "--timeout=600", "--silent", "--log=" + log());
        return outcome.code() == 0;
    }

    /** Stops the server, if there is one, and returns when it is gone. */
    void stop() throws IOException, InterruptedException {
        String output = "";
        for (String mode : durable ? List.of("fast", "fast", "immediate") : List.of("immediate", "immediate")) {
            if (server().isEmpty()) {
                return;
            }
            output = pgCtl("stop", "--wait", "--timeout=60", "--silent", "--mode=" + mode)
                    .output();
        }
        Optional<ProcessHandle> survivor = server();
        if (survivor.isPresent()) {
            throw new PostgresException("PostgreSQL, process %d, did not stop: %s"
                    .formatted(survivor.get().pid(), output));
        }
    }

    /**
     * Replaces a process number that was written by a server of ours but belongs to something else today, or to a dead process
     * that nobody has waited for: PostgreSQL would take it for a running server. The rest of the file stays, for by it PostgreSQL
     * sees whether processes of that server are still at work.
     */
    void forgetRecycledProcess() throws IOException {
        if (named().isPresent() && server().isEmpty()) {
            Path pidFile = data.resolve("postmaster.pid");
            String text = Files.readString(pidFile);
            Files.writeString(pidFile, NO_PROCESS + text.substring(text.indexOf('\n')));
        }
    }

    /** The server on this directory, if it runs. */
    Optional<ProcessHandle> server() throws IOException {
        return named().filter(this::isOurs);
    }

    Optional<Integer> lastPort() throws IOException {
        Path settings = data.resolve(SETTINGS);
        if (!Files.exists(settings)) {
            return Optional.empty();
        }
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("port = "))
                .map(line -> Integer.valueOf(line.substring("port = ".length())))
                .findFirst();
    }

    String lastLogLines() throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private Path log() {
        return data.resolve("server.log");
    }

    private Commands.Outcome pgCtl(String verb, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binaries.program("pg_ctl"), verb, "--pgdata=" + data));
        command.addAll(List.of(options));
        return Commands.run(Duration.ofMinutes(11), account.command(command));
    }

    private Optional<ProcessHandle> named() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    private boolean isOurs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        // none for a dead process that nobody has waited for
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        // Windows does not tell the arguments
        return postgres
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private String settings(int port) {
        String safety = durable ? "on" : "off";
        return """
                # written by Quartier at each start; put your own settings into postgresql.conf, below its include line
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 200
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                timezone = 'UTC'
                log_timezone = 'UTC'
                """.formatted(port, safety, safety, safety);
    }
}
