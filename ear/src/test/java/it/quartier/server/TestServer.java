package it.quartier.server;

import io.quartier.launcher.MasterKeyFile;
import io.quartier.launcher.Ports;
import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Postgres;
import io.quartier.testkit.RabbitServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The server that all tests of a run share: PostgreSQL, and Open Liberty or Payara with the EAR as it was built. It
 * starts when a test first asks for it and stops when the run ends.
 *
 * <pre>{@code
 * URI live = TestServer.url().resolve("/health/live");
 * }</pre>
 */
public final class TestServer {

    private static TestServer running;
    private static String failure;

    private final Path directory;
    private final Path log;
    private final int port;
    private final Postgres postgres;
    private final ServerProcess process;
    private final DeployedEar ear;
    private final RabbitServer broker;

    /** {@code http://127.0.0.1:<port>/} */
    public static URI url() {
        return URI.create("http://127.0.0.1:" + get().port + "/");
    }

    /** The database behind it, with the logins of every role. */
    public static Database database() {
        return get().postgres.database();
    }

    /** What the platform logs, one JSON object a line. */
    public static Path log() {
        return get().log;
    }

    /** The key that signs access tokens, as the server has it. */
    public static Path tokenKey() {
        return get().directory.resolve("token-key.pem");
    }

    /** The message broker that events go to; empty where this machine has none. */
    public static Optional<RabbitServer> broker() {
        return Optional.ofNullable(get().broker);
    }

    /** {@code liberty} or {@code payara} */
    public static String kind() {
        return System.getProperty("arquillian.launch", "liberty");
    }

    private static synchronized TestServer get() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        if (running == null) {
            try {
                running = new TestServer();
            } catch (Exception e) {
                // the other tests need not wait for it again
                failure = "The server for the tests did not start, see the first failure";
                throw new IllegalStateException("The server for the tests did not start", e);
            }
        }
        return running;
    }

    static synchronized void stopIfRunning() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    private TestServer() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("quartier.home", ".."))
                .toAbsolutePath()
                .normalize();
        directory = Directories.empty(home.resolve("ear/target/whole-system"));
        log = directory.resolve("quartier.log");
        port = Ports.anyFree();
        postgres = Postgres.temporary();
        process = kind().equals("payara") ? Payara.in(home, directory, port) : Liberty.in(home, directory, port);
        ear = new DeployedEar();
        broker = RabbitServer.isInstalled() ? RabbitServer.in(directory.resolve("rabbitmq")) : null;
        boolean started = false;
        try {
            if (broker != null) {
                broker.start();
            }
            process.start(environment());
            ear.deploy();
            Health.awaitReady(URI.create("http://127.0.0.1:" + port + "/health/ready"));
            started = true;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    e.getMessage() + "\n" + Directories.end(process.log()) + "\n" + Directories.end(log), e);
        } finally {
            if (!started) {
                process.stop();
                postgres.close();
                closeBroker();
            }
        }
    }

    private Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>(postgres.database().environment());
        // fewer connections than the tests have callers at once, so that they pass from one organization to the next
        environment.put("QUARTIER_DB_POOL_SIZE", "6");
        environment.put("QUARTIER_HTTP_HOST", "127.0.0.1");
        environment.put("QUARTIER_HTTP_PORT", Integer.toString(port));
        environment.put("QUARTIER_LOG_FILE", log.toString());
        environment.put("QUARTIER_TOKEN_KEY_FILE", SigningKey.in(directory).toString());
        environment.put(
                "QUARTIER_SECRETS_MASTER_KEY_FILE", MasterKeyFile.in(directory).toString());
        environment.put("QUARTIER_REGISTRATION", "open");
        environment.put("QUARTIER_JOBS_SCHEDULE_PLATFORM_FORGET", "* * * * *");
        environment.put("QUARTIER_JOBS_PLAN", "PT2S");
        environment.put("QUARTIER_JOBS_POLL", "PT1S");
        environment.putAll(Providers.environment(directory));
        // receivers of webhooks stand beside the server, and nobody waits for days
        environment.put("QUARTIER_WEBHOOKS_ALLOW_HTTP", "true");
        environment.put("QUARTIER_WEBHOOKS_ALLOW_PRIVATE", "true");
        environment.put("QUARTIER_WEBHOOKS_RETRIES", "PT0.3S,PT0.3S,PT0.5S");
        environment.put("QUARTIER_WEBHOOKS_TIMEOUT", "PT2S");
        environment.put("QUARTIER_WEBHOOKS_POLL", "PT0.2S");
        environment.put("QUARTIER_WEBHOOKS_PAUSE_AFTER", "PT8S");
        environment.put("QUARTIER_WEBHOOKS_PER_ORGANIZATION", "400");
        environment.put("QUARTIER_CORS_ORIGINS", "https://app.quartier.test, https://other.quartier.test");
        environment.put("QUARTIER_HTTP_HSTS", "86400");
        if (broker != null) {
            environment.put("QUARTIER_BROKER", "rabbitmq");
            environment.put("QUARTIER_RABBITMQ_URI", broker.uri());
            environment.put("QUARTIER_BROKER_QUEUES", "notes=note.*|listing.#");
        }
        environment.put("QUARTIER_REALTIME_CHECK_MEMBERS", "PT2S");
        environment.put("QUARTIER_REALTIME_SLOW_AFTER", "PT3S");
        environment.put("QUARTIER_REALTIME_PING", "PT3S");
        // the tests are over before the slower compiler would have paid off
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return environment;
    }

    private void stop() {
        try {
            ear.undeploy();
        } finally {
            process.stop();
            postgres.close();
            closeBroker();
        }
    }

    private void closeBroker() {
        if (broker != null) {
            broker.close();
        }
    }
}
