package io.quartier.bench;

import io.quartier.bench.JdbcLoad.Manner;
import io.quartier.contract.data.Ids;
import io.quartier.launcher.postgres.Database;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** The baseline's own JVM, with the server's options: its processor time is what plain JDBC costs. */
final class BaselineProcess implements AutoCloseable {

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private BaselineProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static BaselineProcess start(List<String> jvmOptions, int threads, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), JdbcBaseline.class.getName()));
        command.add(Integer.toString(threads));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(settings);
        return new BaselineProcess(builder.start());
    }

    long pid() {
        return process.pid();
    }

    Latencies run(Path recording, Manner manner, double seconds) throws IOException {
        return order(String.format(Locale.ROOT, "%s %.1f %s", manner, seconds, recording));
    }

    /** Writes the rows that so many events a transaction would. */
    Latencies events(int events, double seconds) throws IOException {
        return order(String.format(Locale.ROOT, "%s %.1f %d", JdbcBaseline.EVENTS, seconds, events));
    }

    private Latencies order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The JVM of the JDBC baseline has ended; its reason stands above");
        }
        return Latencies.decode(answer);
    }

    /** Maven's JVM knows these from class loaders of its own, not from a class path. */
    private static String classPath() {
        return Stream.of(JdbcBaseline.class, Driver.class, Ids.class, Database.class)
                .map(one -> {
                    try {
                        return Path.of(one.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString();
                    } catch (URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
    }
}
