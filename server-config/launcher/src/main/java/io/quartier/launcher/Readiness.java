package io.quartier.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Waits until the server says of itself that it is ready. */
public final class Readiness {

    public enum Outcome {
        READY,
        SERVER_ENDED,
        APPLICATION_REFUSED,
        TOO_LATE
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PULSE = Duration.ofMillis(100);
    private static final Duration LOOK_AT_LOG = Duration.ofSeconds(2);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI health;
    private String lastAnswer = "";

    public Readiness(URI base) {
        this.health = base.resolve("/health/ready");
    }

    public Outcome await(ServerProcess server, Pattern refusal, Consumer<ServerProcess> stillStarting)
            throws InterruptedException {
        long start = System.nanoTime();
        long nextSign = start + SIGN_OF_LIFE.toNanos();
        long nextLook = start + LOOK_AT_LOG.toNanos();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            if (!server.isAlive()) {
                return Outcome.SERVER_ENDED;
            }
            if (isReady()) {
                return Outcome.READY;
            }
            if (System.nanoTime() > nextSign) {
                stillStarting.accept(server);
                nextSign += SIGN_OF_LIFE.toNanos();
            }
            if (System.nanoTime() > nextLook) {
                if (server.hasLogged(refusal)) {
                    return Outcome.APPLICATION_REFUSED;
                }
                nextLook += LOOK_AT_LOG.toNanos();
            }
            Thread.sleep(PULSE.toMillis());
        }
        return Outcome.TOO_LATE;
    }

    /** What the health check said last: which part is down. */
    String lastAnswer() {
        return lastAnswer;
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(health)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            lastAnswer = answer.statusCode() + " " + answer.body();
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
