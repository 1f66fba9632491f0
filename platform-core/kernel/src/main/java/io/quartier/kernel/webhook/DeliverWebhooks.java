package io.quartier.kernel.webhook;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.quartier.contract.secret.Secrets;
import io.quartier.kernel.json.Words;
import io.quartier.kernel.metric.Metrics;
import io.quartier.kernel.secret.SealedColumns;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.webhook.Claims.Look;
import io.quartier.kernel.work.Worker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * This node's part in delivering webhooks. A delivery is claimed for a while, sent without holding a connection to the
 * database, and its outcome noted in its organization; of a node that dies in between another takes over.
 */
@ApplicationScoped
public class DeliverWebhooks {

    private static final Logger LOG = System.getLogger(DeliverWebhooks.class.getName());

    private static final Counter ATTEMPTS = Counter.builder()
            .name("quartier_webhook_attempts_total")
            .help("Requests to webhook endpoints, by outcome")
            .labelNames("outcome")
            .register(Metrics.REGISTRY);

    private static final Gauge WAITING = Gauge.builder()
            .name("quartier_webhook_deliveries_waiting")
            .help("Deliveries of all organizations that are to be tried, now or later, as of some seconds ago")
            .register(Metrics.REGISTRY);

    /** Beyond the time of a request: to note its outcome. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration COUNT_EVERY = Duration.ofSeconds(15);

    @Inject
    Sources sources;

    @Inject
    Secrets secrets;

    @Inject
    Outcomes outcomes;

    @Inject
    Signals signals;

    @Inject
    WebhookSettings settings;

    private final AtomicLong counted = new AtomicLong();
    private Claims claims;
    private HttpSender sender;
    private Worker worker;

    /** Begins; once, when the database is ready. */
    public void begin() {
        claims = new Claims(
                sources.maintenance("delivering the webhooks of all organizations"),
                settings.inFlight(),
                settings.timeout().plus(MARGIN));
        sender = new HttpSender(
                settings.targets(),
                InetAddress::getAllByName,
                trust(),
                ServerResources.find(ServerResources.SCHEDULED_EXECUTOR),
                settings.timeout());
        worker = new Worker("webhooks", settings.threads(), settings.poll(), this::work);
        signals.listen(WebhookQueue.CHANNEL, signal -> worker.wake());
        worker.begin();
    }

    @PreDestroy
    void end() {
        if (worker != null) {
            worker.end();
            sender.close();
        }
    }

    private boolean work() throws SQLException {
        count();
        Look look = claims.look();
        look.claimed().ifPresent(this::deliver);
        return look.some();
    }

    private void deliver(Claimed claimed) {
        Call call =
                new Call("webhook-" + claimed.delivery(), Locale.ENGLISH, null, claimed.organization(), null, Set.of());
        CallContext.with(call, () -> {
            Answer answer = send(claimed);
            ATTEMPTS.labelValues(Words.of(answer.outcome())).inc();
            outcomes.note(claimed, answer);
            return null;
        });
    }

    private Answer send(Claimed claimed) {
        Map<String, String> headers;
        try {
            headers = headers(claimed);
        } catch (IllegalStateException e) {
            LOG.log(Level.ERROR, "The secret of webhook " + claimed.webhook() + " does not open", e);
            String error = "it could not be signed: replace the secret";
            return new Answer(Instant.now(), Duration.ZERO, Outcome.UNSIGNED, null, error, Map.of(), null, null);
        }
        return sender.send(URI.create(claimed.url()), headers, claimed.body());
    }

    private Map<String, String> headers(Claimed claimed) {
        List<String> keys = new ArrayList<>();
        keys.add(secrets.open(SealedColumns.WEBHOOK_SECRET.context(claimed.webhook()), claimed.secret()));
        if (claimed.previousSecret() != null) {
            keys.add(secrets.open(
                    SealedColumns.WEBHOOK_PREVIOUS_SECRET.context(claimed.webhook()), claimed.previousSecret()));
        }
        long timestamp = Instant.now().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", claimed.event().toString());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put("webhook-signature", Signature.of(keys, claimed.event().toString(), timestamp, claimed.body()));
        return headers;
    }

    /** The metric asks nobody when it is read. */
    private void count() throws SQLException {
        long last = counted.get();
        long now = System.nanoTime();
        if ((last == 0 || now - last > COUNT_EVERY.toNanos()) && counted.compareAndSet(last, now)) {
            WAITING.set(claims.waiting());
        }
    }

    /** Whom Java trusts, whatever the server trusts. */
    private static SSLContext trust() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (NoSuchAlgorithmException | java.security.KeyManagementException e) {
            throw new IllegalStateException("TLS is not to be had from this JVM", e);
        }
    }
}
