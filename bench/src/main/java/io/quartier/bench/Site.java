package io.quartier.bench;

import io.quartier.launcher.Console;
import io.quartier.launcher.FailureReport;
import io.quartier.launcher.Ports;
import io.quartier.launcher.Readiness;
import io.quartier.launcher.Server;
import io.quartier.launcher.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The trimmed Open Liberty with the product's configuration, started as {@code mvn -Prun} starts it, on a copy of the
 * configuration: what the bench adds to it, the product's never sees.
 */
final class Site {

    private final Path directory;
    private final Server server;
    private final Map<String, String> settings;

    private Site(Path directory, Server server, Map<String, String> settings) {
        this.directory = directory;
        this.server = server;
        this.settings = settings;
    }

    /** @param settings what the database says of itself, the key file, … */
    static Site prepare(Path home, Path directory, Path ear, Map<String, String> settings) throws Exception {
        Files.createDirectories(directory);
        Server usual = Server.of(Server.Kind.LIBERTY, home, directory);
        copyConfiguration(usual.directory().resolve("usr"), directory.resolve("usr"));
        Map<String, String> environment = new LinkedHashMap<>(usual.environment());
        environment.put("WLP_USER_DIR", directory.resolve("usr").toString());
        environment.put("QUARTIER_EAR", ear.toString());
        return new Site(directory, new Server(usual.kind(), usual.command(), environment, usual.directory()), settings);
    }

    /** With both of the JVM's compilers, where a server for trying things out makes do with the quick one. */
    Site asInProduction() {
        Map<String, String> environment = new LinkedHashMap<>(server.environment());
        environment.put("JVM_ARGS", "");
        return new Site(
                directory, new Server(server.kind(), server.command(), environment, server.directory()), settings);
    }

    /** Deploys a web application beside the EAR. */
    void add(Path war, String contextRoot) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("usr/servers/quartier/configDropins/overrides"));
        Files.writeString(
                folder.resolve(war.getFileName() + ".xml"),
                "<server><webApplication location=\"%s\" contextRoot=\"%s\"/></server>%n".formatted(war, contextRoot));
    }

    /** With which options the server's JVM runs. */
    List<String> jvmOptions() throws IOException {
        return Files.readAllLines(directory.resolve("usr/servers/quartier/jvm.options")).stream()
                .filter(line -> line.startsWith("-"))
                .toList();
    }

    /** A server that is ready. */
    Running start(Console console) throws Exception {
        int port = Ports.anyFree();
        Map<String, String> complete = new LinkedHashMap<>(settings);
        complete.put("QUARTIER_HTTP_HOST", "127.0.0.1");
        complete.put("QUARTIER_HTTP_PORT", Integer.toString(port));
        long before = System.nanoTime();
        ServerProcess process = ServerProcess.start(server, complete, directory);
        boolean ready = false;
        try {
            Readiness readiness = new Readiness(URI.create("http://127.0.0.1:" + port));
            ready = readiness.await(
                            process,
                            server.kind().refusal(),
                            slow -> console.step("still starting; its log is " + slow.log()))
                    == Readiness.Outcome.READY;
            if (!ready) {
                throw new IllegalStateException("The server did not become ready:\n" + FailureReport.of(process.log()));
            }
            return new Running(process, port, (System.nanoTime() - before) / 1e9);
        } finally {
            if (!ready) {
                process.close();
            }
        }
    }

    /** @param startSeconds from the start of the process until it said that it is ready */
    record Running(ServerProcess process, int port, double startSeconds) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            process.close();
        }
    }

    private static void copyConfiguration(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = from.relativize(file).toString();
                // what the server itself wrote there is not configuration
                if (Files.isRegularFile(file) && !name.contains("workarea") && !name.contains("logs")) {
                    Path copy = to.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.deleteIfExists(copy);
                    Files.copy(file, copy);
                }
            }
        }
    }
}
