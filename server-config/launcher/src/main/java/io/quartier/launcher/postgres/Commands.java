package io.quartier.launcher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of PostgreSQL's programs to its end. */
final class Commands {

    record Outcome(int code, String output) {}

    private Commands() {}

    static Outcome run(Duration patience, List<String> command) throws IOException, InterruptedException {
        // a file, not a pipe: the server that pg_ctl leaves behind would hold a pipe open for ever
        Path output = Files.createTempFile("quartier-command", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        "%s did not end within %d seconds".formatted(command, patience.toSeconds()) + text(output));
            }
            return new Outcome(process.exitValue(), text(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    static boolean succeeds(List<String> command) {
        try {
            return run(Duration.ofSeconds(20), command).code() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    }
}
