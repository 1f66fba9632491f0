package io.quartier.kernel.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What operators set about webhooks. */
@ApplicationScoped
public class WebhookSettings {

    @Inject
    @ConfigProperty(name = "quartier.webhooks.allow-http", defaultValue = "false")
    boolean allowHttp;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.allow-private", defaultValue = "false")
    boolean allowPrivate;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.per-organization", defaultValue = "20")
    int perOrganization;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.secret-overlap", defaultValue = "PT24H")
    Duration secretOverlap;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.retries", defaultValue = RetrySchedule.STANDARD)
    String retries;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.pause-after", defaultValue = "P5D")
    Duration pauseAfter;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.timeout", defaultValue = "PT15S")
    Duration timeout;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.threads", defaultValue = "8")
    int threads;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.in-flight", defaultValue = "4")
    int inFlight;

    @Inject
    @ConfigProperty(name = "quartier.webhooks.poll", defaultValue = "PT1S")
    Duration poll;

    Targets targets() {
        return new Targets(allowHttp, allowPrivate);
    }

    RetrySchedule schedule() {
        return RetrySchedule.of(retries);
    }

    Duration secretOverlap() {
        return secretOverlap;
    }

    int perOrganization() {
        return perOrganization;
    }

    Duration pauseAfter() {
        return pauseAfter;
    }

    Duration timeout() {
        return timeout;
    }

    int threads() {
        return threads;
    }

    int inFlight() {
        return inFlight;
    }

    Duration poll() {
        return poll;
    }
}
