package io.quartier.kernel.event.broker;

import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Unavailable;
import io.quartier.kernel.json.JsonBody;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Amazon SQS, or what speaks its JSON protocol. A queue whose name ends with {@code .fifo} keeps the order of each
 * aggregate and drops what it gets twice.
 */
final class SqsBroker implements EventBroker {

    private static final Logger LOG = System.getLogger(SqsBroker.class.getName());

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Headers that the HTTP client writes itself. */
    private static final Set<String> ITS_OWN = Set.of("host", "content-length");

    private final SqsQueue queue;
    private final HttpClient http;
    private final Clock clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final BackOff backOff;
    private volatile Condition condition = Condition.fresh();

    SqsBroker(SqsQueue queue, HttpClient http, Clock clock) {
        this.queue = queue;
        this.http = http;
        this.clock = clock;
        this.backOff = new BackOff(clock);
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public synchronized void send(StoredEvent event) {
        if (!backOff.left().isZero()) {
            throw new Unavailable("SQS is away", backOff.left(), null);
        }
        HttpResponse<String> answer;
        try {
            answer = http.send(signed(message(event)), BodyHandlers.ofString());
        } catch (IOException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
        String type = answer.statusCode() == 200 ? "" : errorOf(answer);
        if (answer.statusCode() == 400 && isAboutTheMessage(type)) {
            throw new IllegalStateException("SQS does not want " + event.type() + " " + event.id() + ": " + type);
        }
        if (answer.statusCode() != 200) {
            throw away(new IOException("SQS answered " + answer.statusCode() + " " + type));
        }
        backOff.worked();
        condition = condition.works();
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public void end() {
        // a plain HTTP client has nothing to hang up
    }

    private byte[] message(StoredEvent event) {
        JsonObjectBuilder message = JSON.createObjectBuilder()
                .add("QueueUrl", queue.url().toString())
                .add("MessageBody", event.cloudEvent().toString())
                .add(
                        "MessageAttributes",
                        JSON.createObjectBuilder()
                                .add("type", text(event.type()))
                                .add(
                                        "organizationId",
                                        text(event.organizationId().toString()))
                                .add("contentType", text("application/cloudevents+json")));
        if (queue.isFifo()) {
            message.add("MessageGroupId", event.aggregateId().toString())
                    .add("MessageDeduplicationId", event.id().toString());
        }
        return message.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject text(String value) {
        return JSON.createObjectBuilder()
                .add("DataType", "String")
                .add("StringValue", value)
                .build();
    }

    private HttpRequest signed(byte[] body) {
        URI endpoint = queue.url().resolve("/");
        SdkHttpRequest plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", "AmazonSQS.SendMessage")
                .build();
        SdkHttpRequest signed = signer.sign(request -> request.identity(queue.credentials())
                        .request(plain)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sqs")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, queue.region())
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock))
                .request();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).timeout(PATIENCE).POST(BodyPublishers.ofByteArray(body));
        signed.headers().forEach((name, values) -> {
            if (!ITS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    /** {@code com.amazonaws.sqs#InvalidMessageContents} as its last word; the body says no more to us. */
    private static String errorOf(HttpResponse<String> answer) {
        try {
            String type = JsonBody.parse(answer.body()).value().asJsonObject().getString("__type", "");
            return type.substring(type.indexOf('#') + 1).replaceAll("[^\\w.]", "");
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static boolean isAboutTheMessage(String type) {
        return type.equals("InvalidMessageContents")
                || type.equals("InvalidParameterValueException")
                || type.equals("InvalidParameterValue");
    }

    private Unavailable away(Exception why) {
        backOff.failed();
        if (condition.available()) {
            LOG.log(Level.WARNING, "SQS does not take events; they wait and are sent when it does: " + why, why);
        }
        condition = condition.fails(why);
        return new Unavailable("SQS is away", backOff.left(), why);
    }

    /**
     * A queue and who writes to it.
     *
     * @param url as SQS names the queue
     */
    record SqsQueue(URI url, String region, AwsCredentialsIdentity credentials) {
        boolean isFifo() {
            return url.getPath().endsWith(".fifo");
        }

        @Override
        public String toString() {
            return url + " in " + region;
        }
    }
}
