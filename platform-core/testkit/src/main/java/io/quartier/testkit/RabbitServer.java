package io.quartier.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real RabbitMQ of its own, from the operating system's package: on free ports of the loopback address, with its data
 * in a directory of the test. It can be killed and started again, and ends with the JVM at the latest.
 */
public final class RabbitServer implements AutoCloseable {

    private static final Path BINARY = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final long STARTED_SECONDS = 60;

    private final Path directory;
    private final int port = freePort();
    private final int distributionPort = freePort();
    private final int mapperPort = freePort();
    private final Thread hook = new Thread(this::kill, "stop RabbitMQ of the tests");
    private Process mapper;
    private Process broker;

    private RabbitServer(Path directory) {
        this.directory = directory;
    }

    /** Whether this machine has one. */
    public static boolean isInstalled() {
        return Files.isExecutable(BINARY);
    }

    /** Skips the test, and says how to run it, where the machine does not have it. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                isInstalled(),
                "Skipped without RabbitMQ: it is not installed here. To run it: apt-get install rabbitmq-server");
    }

    /** A server that keeps its data in this directory and does not run yet. */
    public static RabbitServer in(Path directory) throws IOException {
        RabbitServer server = new RabbitServer(directory.toAbsolutePath());
        Files.createDirectories(server.directory.resolve("home"));
        Files.writeString(server.directory.resolve("plugins"), "[].");
        Files.writeString(server.directory.resolve("rabbitmq.conf"), """
                listeners.tcp.1 = 127.0.0.1:%d
                vm_memory_high_watermark.absolute = 200MB
                disk_free_limit.absolute = 50MB
                log.console = false
                log.file.level = warning
                """.formatted(server.port));
        Runtime.getRuntime().addShutdownHook(server.hook);
        return server;
    }

    /** Where it listens, with its user. */
    public String uri() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    /** Starts it, or starts it again with what it has on disk; one that runs goes on. */
    public synchronized RabbitServer start() throws IOException, InterruptedException {
        if (broker != null) {
            return this;
        }
        mapper = process("mapper", List.of("epmd", "-port", Integer.toString(mapperPort), "-address", "127.0.0.1"));
        broker = process("broker", List.of(BINARY.toString()));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTED_SECONDS);
        while (!listens()) {
            if (!broker.isAlive() || System.nanoTime() > end) {
                kill();
                throw new IllegalStateException(
                        "RabbitMQ did not start: " + Files.readString(directory.resolve("broker.out")));
            }
            Thread.sleep(100);
        }
        return this;
    }

    /** Ends it as a power failure does. */
    public synchronized void kill() {
        for (Process process : new Process[] {broker, mapper}) {
            if (process != null) {
                List<ProcessHandle> all = process.descendants().toList();
                process.destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
                process.onExit().join();
                all.forEach(handle -> handle.onExit().join());
            }
        }
        broker = null;
        mapper = null;
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM ends, and the hook with it
        }
    }

    private Process process(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> key.startsWith("RABBITMQ_") || key.startsWith("ERL_"));
        environment.put("HOME", path("home"));
        environment.put("ERL_EPMD_PORT", Integer.toString(mapperPort));
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODENAME", "quartier-test-" + port + "@localhost");
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
        environment.put("RABBITMQ_CONF_ENV_FILE", path("none"));
        environment.put("RABBITMQ_CONFIG_FILE", path("rabbitmq.conf"));
        environment.put("RABBITMQ_ADVANCED_CONFIG_FILE", path("none.config"));
        environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", path("plugins"));
        environment.put("RABBITMQ_MNESIA_BASE", path("data"));
        environment.put("RABBITMQ_LOG_BASE", path("log"));
        environment.put("RABBITMQ_PID_FILE", path("pid"));
        environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
        // one thread for Erlang: the machine is shared with the tests
        environment.put("RABBITMQ_SERVER_ERL_ARGS", "+S 1:1");
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .start();
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
