package io.quartier.kernel.event.broker;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how the message broker is, and is up whatever that is: requests are served without it, and events wait in the
 * database.
 */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("event-broker");
        BrokerTap.condition().ifPresent(condition -> {
            answer.withData("state", condition.available() ? "available" : "away");
            answer.withData("since", condition.since().toString());
            if (!condition.available()) {
                answer.withData("failure", condition.failure());
            }
        });
        return answer.up().build();
    }
}
