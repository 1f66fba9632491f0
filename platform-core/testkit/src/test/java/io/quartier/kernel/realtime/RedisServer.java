package io.quartier.kernel.realtime;

import io.quartier.launcher.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Redis on a free port, keeping nothing. */
final class RedisServer implements AutoCloseable {

    private final Path program;
    private final int port;
    private Process process;

    private RedisServer(Path program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Skips the test where the machine has none. */
    static RedisServer start() throws Exception {
        Optional<Path> program = Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                program.isPresent(),
                "SKIPPED: there is no redis-server on the PATH. Install it (Debian: apt-get install redis-server) and run again");
        RedisServer server = new RedisServer(program.get(), Ports.anyFree());
        server.begin();
        return server;
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    void begin() throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        for (int i = 0; i < 100; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("Redis did not start");
    }

    /** Ends it without a word of warning. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
