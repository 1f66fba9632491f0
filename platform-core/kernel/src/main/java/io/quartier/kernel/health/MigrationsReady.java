package io.quartier.kernel.health;

import io.quartier.kernel.boot.Boot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started and ready once every schema is migrated and checked. */
@Startup
@Readiness
@ApplicationScoped
public class MigrationsReady implements HealthCheck {

    @Inject
    Boot boot;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("migrations").status(boot.isReady()).build();
    }
}
