package it.quartier.server;

import io.quartier.launcher.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * One of several Open Liberty servers on the same database, with the EAR of the tests in it from the start: to be killed
 * and started again.
 */
public final class Node {

    private final Path home;
    private final Path usr;
    private final Path ear;
    private final Path log;
    private final int port;
    private final Map<String, String> settings;
    private final Thread hook = new Thread(this::kill, "stop a node of the tests");
    private Process process;
    private boolean hooked;

    private Node(Path home, Path directory, Path ear, int port, Map<String, String> settings) {
        this.home = home;
        this.usr = directory.resolve("usr");
        this.ear = ear;
        this.log = directory.resolve("node.log");
        this.port = port;
        this.settings = settings;
    }

    /** The EAR with the probe, as a file that nodes can share. */
    public static Path archive(Path directory) throws IOException {
        Path file = Files.createDirectories(directory).resolve("quartier.ear");
        Archives.quartier().as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    /**
     * A node that does not run yet.
     *
     * @param directory its own
     * @param settings beside its address
     */
    public static Node in(Path directory, Path ear, Map<String, String> settings) throws IOException {
        Path checkout = Path.of(System.getProperty("quartier.home", ".."))
                .toAbsolutePath()
                .normalize();
        Path home = checkout.resolve("server-config/liberty/target/wlp");
        Directories.empty(directory);
        Path usr = directory.resolve("usr");
        Directories.copy(home.resolve("usr/shared"), usr.resolve("shared"));
        Path server = Files.createDirectories(usr.resolve("servers/node"));
        for (String file :
                List.of("server.xml", "features.xml", "application.xml", "bootstrap.properties", "jvm.options")) {
            Files.copy(
                    home.resolve("usr/servers/quartier").resolve(file),
                    server.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return new Node(home, directory, ear, Ports.anyFree(), new HashMap<>(settings));
    }

    /** {@code http://127.0.0.1:<port>/} */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Starts it; it is not ready yet when this returns. */
    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Directories.script(home.resolve("bin/server")), "run", "node")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.putAll(settings);
        environment.put("WLP_USER_DIR", usr.toString());
        environment.put("QUARTIER_EAR", ear.toString());
        environment.put("QUARTIER_HTTP_HOST", "127.0.0.1");
        environment.put("QUARTIER_HTTP_PORT", Integer.toString(port));
        process = builder.start();
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** Returns when it takes requests. */
    public void awaitReady() throws InterruptedException {
        Health.awaitReady(url().resolve("/health/ready"));
    }

    /** Ends it without a word of warning: kill -9. */
    public void kill() {
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops its clock for a while, as a long collection of garbage or a sleeping machine does: it knows nothing of it. */
    public void stall(Duration pause) throws IOException, InterruptedException {
        signal("-STOP");
        Thread.sleep(pause.toMillis());
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        for (ProcessHandle one : all) {
            new ProcessBuilder("kill", name, Long.toString(one.pid())).start().waitFor();
        }
    }

    /** What it wrote to its console. */
    public Path log() {
        return log;
    }
}
