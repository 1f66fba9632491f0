package io.quartier.kernel.event.broker;

import com.rabbitmq.client.ConnectionFactory;
import io.quartier.kernel.event.broker.SqsBroker.SqsQueue;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Which broker the operator configured, and how to reach it. */
public final class BrokerSettings {

    private static final String NONE = "none";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PATIENCE_MILLIS = (int) PATIENCE.toMillis();

    private final Function<String, Optional<String>> settings;

    BrokerSettings(Function<String, Optional<String>> settings) {
        this.settings = name -> settings.apply(name).filter(value -> !value.isBlank());
    }

    static BrokerSettings ofThisNode() {
        return new BrokerSettings(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }

    /** What is wrong with them, one sentence each: asked at the start, which none of these should survive. */
    public static List<String> faults() {
        try {
            ofThisNode().broker(Thread::new);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    boolean isThere() {
        return !name().equals(NONE);
    }

    private String name() {
        return settings.apply("quartier.broker").orElse(NONE);
    }

    /**
     * The broker, not yet connected; empty where none is configured.
     *
     * @param threads where its connection gets its threads
     * @throws IllegalArgumentException with a sentence that says what to do
     */
    Optional<EventBroker> broker(ThreadFactory threads) {
        return switch (name()) {
            case NONE -> Optional.empty();
            case "rabbitmq" -> Optional.of(new RabbitBroker(rabbit(threads), queues(), Clock.systemUTC()));
            case "sqs" -> Optional.of(new SqsBroker(queue(), http(threads), Clock.systemUTC()));
            default ->
                throw new IllegalArgumentException(
                        "quartier.broker is '" + name() + "': choose none, rabbitmq or sqs.");
        };
    }

    private List<QueueRule> queues() {
        return QueueRule.read(settings.apply("quartier.broker.queues").orElse(""));
    }

    private ConnectionFactory rabbit(ThreadFactory threads) {
        ConnectionFactory factory = new ConnectionFactory();
        Optional<String> uri = settings.apply("quartier.rabbitmq.uri");
        Optional<String> host = settings.apply("quartier.rabbitmq.host");
        if (uri.isEmpty() && host.isEmpty()) {
            throw new IllegalArgumentException(
                    "quartier.broker is rabbitmq: set quartier.rabbitmq.uri, or quartier.rabbitmq.host.");
        }
        try {
            if (uri.isPresent()) {
                factory.setUri(uri.get());
            } else {
                factory.setHost(host.get());
                settings.apply("quartier.rabbitmq.port").map(Integer::valueOf).ifPresent(factory::setPort);
                settings.apply("quartier.rabbitmq.vhost").ifPresent(factory::setVirtualHost);
            }
            if (factory.isSSL()) {
                // the client's own choice for amqps would trust every certificate
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (URISyntaxException | GeneralSecurityException | IllegalArgumentException e) {
            // without its text: the address may hold a password
            throw new IllegalArgumentException(
                    "quartier.rabbitmq.uri or quartier.rabbitmq.port cannot be read: write amqp://user:password@host:5672/vhost, or amqps:// for TLS.");
        }
        settings.apply("quartier.rabbitmq.user").ifPresent(factory::setUsername);
        settings.apply("quartier.rabbitmq.password").ifPresent(factory::setPassword);
        factory.setThreadFactory(threads);
        factory.setConnectionTimeout(PATIENCE_MILLIS);
        factory.setHandshakeTimeout(PATIENCE_MILLIS);
        factory.setShutdownTimeout(1_000);
        factory.setChannelRpcTimeout(PATIENCE_MILLIS);
        factory.setRequestedHeartbeat(10);
        return factory;
    }

    private SqsQueue queue() {
        String key = needed("quartier.sqs.access-key");
        String secret = needed("quartier.sqs.secret-key");
        URI url = URI.create(needed("quartier.sqs.queue-url"));
        if (url.getHost() == null || url.getPath() == null || url.getPath().length() < 2) {
            throw new IllegalArgumentException("quartier.sqs.queue-url is no address of a queue: copy it from SQS.");
        }
        AwsCredentialsIdentity credentials = settings.apply("quartier.sqs.session-token")
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(key, secret, token))
                .orElseGet(() -> AwsCredentialsIdentity.create(key, secret));
        return new SqsQueue(url, needed("quartier.sqs.region"), credentials);
    }

    private String needed(String name) {
        return settings.apply(name)
                .orElseThrow(() -> new IllegalArgumentException("quartier.broker is sqs: set " + name + "."));
    }

    private static HttpClient http(ThreadFactory threads) {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newCachedThreadPool(threads))
                .build();
    }
}
