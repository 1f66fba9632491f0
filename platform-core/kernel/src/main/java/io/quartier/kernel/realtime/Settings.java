package io.quartier.kernel.realtime;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator can set: see server-config/README.md. Limits count per node. */
@Dependent
public class Settings {

    @Inject
    @ConfigProperty(name = "quartier.realtime.redis")
    Optional<String> redis;

    @Inject
    @ConfigProperty(name = "quartier.realtime.connections", defaultValue = "20000")
    int connections;

    @Inject
    @ConfigProperty(name = "quartier.realtime.connections-per-organization", defaultValue = "2000")
    int perOrganization;

    @Inject
    @ConfigProperty(name = "quartier.realtime.connections-per-user", defaultValue = "20")
    int perUser;

    @Inject
    @ConfigProperty(name = "quartier.realtime.authenticate-within", defaultValue = "PT5S")
    Duration authenticateWithin;

    @Inject
    @ConfigProperty(name = "quartier.realtime.messages-per-second", defaultValue = "20")
    int messagesPerSecond;

    @Inject
    @ConfigProperty(name = "quartier.realtime.outbox-messages", defaultValue = "500")
    int outboxMessages;

    @Inject
    @ConfigProperty(name = "quartier.realtime.outbox-characters", defaultValue = "1000000")
    long outboxCharacters;

    @Inject
    @ConfigProperty(name = "quartier.realtime.slow-after", defaultValue = "PT10S")
    Duration slowAfter;

    @Inject
    @ConfigProperty(name = "quartier.realtime.ping", defaultValue = "PT30S")
    Duration ping;

    @Inject
    @ConfigProperty(name = "quartier.realtime.check-members", defaultValue = "PT30S")
    Duration checkMembers;

    @Inject
    @ConfigProperty(name = "quartier.realtime.threads", defaultValue = "4")
    int threads;
}
