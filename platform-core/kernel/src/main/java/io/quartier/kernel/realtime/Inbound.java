package io.quartier.kernel.realtime;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.realtime.Channels;
import io.quartier.kernel.identity.BearerAuthentication;
import io.quartier.kernel.identity.Identity;
import io.quartier.kernel.json.JsonBody;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What clients say: each kind of frame, and what follows from it. */
@ApplicationScoped
public class Inbound {

    /** Characters of one frame at most. */
    public static final int MAX_FRAME = 16_384;

    private static final Logger LOG = System.getLogger(Inbound.class.getName());
    private static final int MAX_TOPICS = 100;
    /** SQLSTATE of data that cannot be stored, such as a character zero. */
    private static final String BAD_DATA = "22";

    @Inject
    Hub hub;

    @Inject
    BearerAuthentication authentication;

    @Inject
    Posts posts;

    /** A frame has come; what it asks for is done after what came before, on a thread of the hub. */
    public void received(Client client, String text) {
        if (!client.allows()) {
            hub.close(client, Ending.TOO_MANY);
        } else if (text.length() > MAX_FRAME) {
            hub.close(client, Ending.BAD_MESSAGE);
        } else {
            client.inbound().take(() -> take(client, text));
        }
    }

    private void take(Client client, String text) {
        if (client.isOver()) {
            return;
        }
        try {
            JsonBody body = JsonBody.parse(text);
            if (!(body.value() instanceof JsonObject frame) || !body.repeated().isEmpty()) {
                throw new Misunderstood();
            }
            String type = text(frame, "type");
            if (type == null) {
                throw new Misunderstood();
            }
            if (type.equals("authenticate")) {
                authenticate(client, frame);
            } else if (!client.isAdmitted()) {
                hub.close(client, Ending.UNAUTHENTICATED);
            } else {
                act(client, type, frame);
            }
        } catch (Misunderstood | QuartierException e) {
            hub.close(client, Ending.BAD_MESSAGE);
        }
    }

    private void act(Client client, String type, JsonObject frame) {
        switch (type) {
            case "subscribe" -> client.feed().narrow(client, topics(frame));
            case "resume" -> client.feed().rewind(client, position(frame));
            case "typing" -> typing(client, frame);
            case "send" -> send(client, frame);
            case "ping" -> client.outbox().offer(Frames.pong());
            default -> throw new Misunderstood();
        }
    }

    private void authenticate(Client client, JsonObject frame) {
        String token = text(frame, "token");
        if (token == null) {
            throw new Misunderstood();
        }
        Long after = frame.containsKey("after") ? (Long) position(frame) : null;
        Identity caller;
        try {
            caller = CallContext.with(
                    Call.NOBODY, () -> authentication.authenticate(token, text(frame, "organization")));
        } catch (QuartierException e) {
            hub.close(client, endingOf(e));
            return;
        }
        if (!client.isAdmitted()) {
            hub.admit(client, caller, after);
        } else if (!caller.user().equals(client.user())
                || !caller.organization().equals(client.organization())
                || !caller.permissions().contains(client.channel().read())) {
            // a connection stays what it was opened as
            hub.close(client, Ending.FORBIDDEN);
        } else {
            client.know(caller);
            client.outbox().offer(Frames.authenticated(caller.expiresAt()));
        }
    }

    /** How a connection ends whose credentials were refused. */
    public static Ending endingOf(QuartierException refusal) {
        return switch (refusal.problem().status()) {
            case 401 -> Ending.UNAUTHENTICATED;
            case 403 -> Ending.FORBIDDEN;
            default -> Ending.UNAVAILABLE;
        };
    }

    private void typing(Client client, JsonObject frame) {
        if (!client.channel().typing()) {
            throw new Misunderstood();
        }
        boolean active = !JsonValue.FALSE.equals(frame.get("active"));
        hub.pass(client, Frames.typing(client.channel().name(), topic(frame), client.user(), active));
    }

    private void send(Client client, JsonObject frame) {
        String ref = text(frame, "ref");
        if (client.channel().send() == null || !client.may(client.channel().send())) {
            client.outbox().offer(Frames.error(CoreProblem.FORBIDDEN.name(), ref));
            return;
        }
        if (!(frame.get("data") instanceof JsonObject data)) {
            throw new Misunderstood();
        }
        String topic = topic(frame);
        try {
            CallContext.with(client.call(), () -> {
                posts.send(client.channel().name(), topic, data.toString());
                return null;
            });
            client.outbox().offer(Frames.sent(ref));
        } catch (RuntimeException e) {
            client.outbox().offer(Frames.error(problemOf(e, client).name(), ref));
        }
    }

    /** What people write stands in the texts of exceptions, and is not for the log. */
    private static CoreProblem problemOf(Throwable failure, Client client) {
        String state = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        if (state.startsWith(BAD_DATA)) {
            return CoreProblem.VALIDATION_ERROR;
        }
        LOG.log(
                Level.WARNING,
                "A message of {0} to {1} of organization {2} was not stored: {3} {4}",
                client.user(),
                client.channel().name(),
                client.organization(),
                failure.getClass().getName(),
                state);
        return CoreProblem.UNAVAILABLE;
    }

    private static Set<String> topics(JsonObject frame) {
        JsonValue topics = frame.get("topics");
        if (topics == null || topics == JsonValue.NULL) {
            return null;
        }
        if (!(topics instanceof JsonArray all) || all.size() > MAX_TOPICS) {
            throw new Misunderstood();
        }
        Set<String> wanted = new HashSet<>();
        for (JsonValue topic : all) {
            if (!(topic instanceof JsonString text) || text.getString().length() > Channels.MAX_TOPIC) {
                throw new Misunderstood();
            }
            wanted.add(text.getString());
        }
        return wanted;
    }

    private static String topic(JsonObject frame) {
        String topic = text(frame, "topic");
        // PostgreSQL has no character zero
        if (topic != null && (topic.length() > Channels.MAX_TOPIC || topic.indexOf(0) >= 0)) {
            throw new Misunderstood();
        }
        return topic;
    }

    private static long position(JsonObject frame) {
        JsonValue after = frame.get("after");
        if (after instanceof JsonNumber number && number.isIntegral()) {
            return number.longValue();
        }
        return after instanceof JsonString text ? position(text.getString()) : misunderstood();
    }

    /** A position as clients write it; one that nobody gave is understood as one that is forgotten. */
    public static long position(String text) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static long misunderstood() {
        throw new Misunderstood();
    }

    private static String text(JsonObject frame, String name) {
        JsonValue value = frame.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (!(value instanceof JsonString text) || text.getString().length() > MAX_FRAME) {
            throw new Misunderstood();
        }
        return text.getString();
    }

    private static final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misunderstood() {
            super(null, null, false, false);
        }
    }
}
