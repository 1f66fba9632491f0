package it.quartier.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server of its own for one run of the tests: own ports, own copy of the configuration, nothing deployed yet. */
abstract class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Thread hook = new Thread(this::end, "stop the server of the tests");

    /** Starts it and returns when an application can be deployed. */
    final void start(Map<String, String> environment) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(hook);
        Process process = command(environment).start();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isUp(process)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("no sign of life after " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(200);
        }
    }

    final void stop() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook finds nothing left to do
            return;
        }
    }

    /** The command that starts the server with these settings. */
    abstract ProcessBuilder command(Map<String, String> environment) throws IOException;

    /** @param started the process of the command, which need not be the server itself */
    abstract boolean isUp(Process started) throws IOException;

    /** What has to end. */
    abstract List<ProcessHandle> processes();

    abstract Path log();

    private void end() {
        for (ProcessHandle process : processes()) {
            process.destroy();
        }
        for (ProcessHandle process : processes()) {
            awaitEnd(process);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(60, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
