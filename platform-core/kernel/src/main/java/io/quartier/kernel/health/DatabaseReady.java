package io.quartier.kernel.health;

import io.quartier.kernel.server.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while the database answers: a balancer should ask another node meanwhile. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    @Inject
    Sources sources;

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = sources.app().getConnection()) {
            return HealthCheckResponse.named("database")
                    .status(connection.isValid(3))
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.named("database")
                    .down()
                    .withData("sqlState", String.valueOf(e.getSQLState()))
                    .build();
        }
    }
}
