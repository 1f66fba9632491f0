package io.quartier.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server as a running process with its log. Its number is noted, so that the next run finds it if this one is killed. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A server that does not serve yet has nothing to finish, and Open Liberty would first finish starting. */
    private static final Duration PATIENCE_BEFORE_READY = Duration.ofSeconds(3);

    private final Process process;
    private final Path log;
    private final Path note;
    private volatile boolean ready;

    private ServerProcess(Process process, Path log, Path note) {
        this.process = process;
        this.log = log;
        this.note = note;
    }

    public static ServerProcess start(Server server, Map<String, String> settings, Path data) throws IOException {
        Path log = logs(data).resolve("server.log");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(server.command())
                .directory(server.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Maven's own options are not for the server
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_PROJECTBASEDIR", "MAVEN_CMD_LINE_ARGS"));
        builder.environment().putAll(settings);
        builder.environment().putAll(server.environment());
        ServerProcess started = new ServerProcess(builder.start(), log, note(data));
        started.takeNote();
        return started;
    }

    public static Path logs(Path data) throws IOException {
        return Files.createDirectories(data.resolve("logs"));
    }

    /** Stops the server of a run that was killed; true if there was one. */
    static boolean stopLeftOver(Path data) throws IOException {
        Path note = note(data);
        if (!Files.exists(note)) {
            return false;
        }
        List<ProcessHandle> leftOver = new ArrayList<>();
        for (String line : Files.readAllLines(note)) {
            String[] parts = line.split(" ", -1);
            ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> startOf(process).equals(parts[1]))
                    .ifPresent(leftOver::add);
        }
        stop(leftOver, PATIENCE);
        Files.delete(note);
        return !leftOver.isEmpty();
    }

    /** What was started; the server's JVM may be below it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path log() {
        return log;
    }

    boolean hasLogged(Pattern sign) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> sign.matcher(line).find());
        } catch (IOException e) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when the server has ended, by itself or not, with its code. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Whether the server ended within this time. */
    boolean waitFor(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The server serves. */
    void ready() throws IOException {
        ready = true;
        takeNote();
    }

    /** Writes down all processes that make up the server by now. */
    private void takeNote() throws IOException {
        StringBuilder lines = new StringBuilder();
        all().forEach(one ->
                lines.append(one.pid()).append(' ').append(startOf(one)).append('\n'));
        PrivateFiles.write(note, lines.toString());
    }

    @Override
    public void close() throws IOException {
        stop(all().toList(), ready ? PATIENCE : PATIENCE_BEFORE_READY);
        Files.deleteIfExists(note);
    }

    private Stream<ProcessHandle> all() {
        // the innermost first: what waits for it ends by itself then
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all.stream();
    }

    private static void stop(List<ProcessHandle> processes, Duration patience) throws IOException {
        processes.forEach(ProcessHandle::destroy);
        if (!ended(processes, patience)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            if (!ended(processes, PATIENCE)) {
                throw new IOException("The server does not end: process "
                        + processes.stream()
                                .filter(ProcessHandle::isAlive)
                                .map(ProcessHandle::pid)
                                .toList());
            }
        }
    }

    private static boolean ended(List<ProcessHandle> processes, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (processes.stream().anyMatch(ServerProcess::isAtWork)) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(50);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A dead process that nobody has waited for yet counts as alive, but has no command any more. */
    private static boolean isAtWork(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static String startOf(ProcessHandle process) {
        return Optional.of(process)
                .flatMap(one -> one.info().startInstant())
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse("unknown");
    }

    private static Path note(Path data) {
        return data.resolve("server.pid");
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
