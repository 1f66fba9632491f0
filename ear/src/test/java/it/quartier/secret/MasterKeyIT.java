package it.quartier.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.Node;
import it.quartier.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes beside the one of the tests, on its database, that have no master key or another one. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class MasterKeyIT {

    private static Path directory;
    private static Path ear;

    @BeforeAll
    static void somethingIsSealed() throws IOException {
        Answer made = Client.ofNewAgency()
                .post("/webhooks", "{\"url\": \"https://crm.example/\", \"events\": [\"listing.published\"]}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        directory = Path.of(System.getProperty("quartier.home", ".."), "ear/target/master-key")
                .toAbsolutePath()
                .normalize();
        ear = Node.archive(directory);
    }

    @Test
    void aNodeWithoutOneDoesNotStart() throws Exception {
        assertThat(refusal(Map.of())).contains("There is no master key").contains("openssl rand -base64 32");
    }

    @Test
    void aNodeWithAnotherOneDoesNotStart() throws Exception {
        String name = Files.readString(TestServer.tokenKey().resolveSibling("master-key"))
                .split(" ", -1)[0];
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(refusal(Map.of("QUARTIER_SECRETS_MASTER_KEY", name + " " + other)))
                .contains("The master key '" + name + "' of this node does not open")
                .doesNotContain(other);
    }

    private static String refusal(Map<String, String> master) throws Exception {
        Map<String, String> settings = new HashMap<>(TestServer.database().environment());
        settings.put("QUARTIER_TOKEN_KEY_FILE", TestServer.tokenKey().toString());
        settings.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        settings.putAll(master);
        Node node = Node.in(directory.resolve("node"), ear, settings);
        try {
            node.start();
            await().atMost(Duration.ofSeconds(80))
                    .until(() -> Files.readString(node.log()).contains("Quartier does not start"));
            return Files.readString(node.log());
        } finally {
            node.kill();
        }
    }
}
