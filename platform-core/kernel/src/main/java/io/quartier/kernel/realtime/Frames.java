package io.quartier.kernel.realtime;

import io.quartier.kernel.json.JsonOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The frames that clients get, as the guide on real time describes them. */
final class Frames {

    private final JsonOutput out = new JsonOutput(256);
    private boolean more;

    private Frames(String type) {
        out.raw('{');
        text("type", type);
    }

    static Frame message(String channel, Message message) {
        Frames frame = new Frames(message.type())
                .text("id", Long.toString(message.position()))
                .text("channel", channel)
                .text("topic", message.topic())
                .instant("at", message.at())
                .uuid("user", message.user());
        frame.name("data");
        frame.out.raw(message.data().getBytes(StandardCharsets.UTF_8));
        return new Frame(message.position(), frame.end());
    }

    /** The first one: from here on everything is told that comes after the last message. */
    static Frame ready(Client client, long last) {
        return new Frames("ready")
                .text("channel", client.channel().name())
                .text("last", Long.toString(last))
                .uuid("organization", client.organization())
                .uuid("user", client.user())
                .instant("expires", Instant.ofEpochMilli(client.expiresAt()))
                .plain();
    }

    /** What followed the position asked for is forgotten: read anew, and go on from the last. */
    static Frame reset(String channel, long last) {
        return new Frames("reset")
                .text("channel", channel)
                .text("last", Long.toString(last))
                .plain();
    }

    static Frame authenticated(long expiresAt) {
        return new Frames("authenticated")
                .instant("expires", Instant.ofEpochMilli(expiresAt))
                .plain();
    }

    /** Soon the token is over. */
    static Frame expiring(long expiresAt) {
        return new Frames("expiring")
                .instant("expires", Instant.ofEpochMilli(expiresAt))
                .plain();
    }

    static Frame subscribed(Collection<String> topics) {
        Frames frame = new Frames("subscribed");
        if (topics != null) {
            frame.name("topics");
            frame.out.raw('[');
            boolean first = true;
            for (String topic : topics) {
                if (!first) {
                    frame.out.raw(',');
                }
                first = false;
                frame.out.text(topic);
            }
            frame.out.raw(']');
        }
        return frame.plain();
    }

    static Frame present(String channel, Map<UUID, Instant> users) {
        Frames frame = new Frames("presence").text("channel", channel).text("action", "list");
        frame.name("users");
        frame.out.raw('[');
        boolean first = true;
        for (Map.Entry<UUID, Instant> user : users.entrySet()) {
            if (!first) {
                frame.out.raw(',');
            }
            first = false;
            frame.out.raw('{');
            frame.more = false;
            frame.uuid("user", user.getKey()).instant("since", user.getValue());
            frame.out.raw('}');
        }
        frame.out.raw(']');
        return frame.plain();
    }

    /** @param action {@code join} or {@code leave} */
    static Frame presence(String channel, String action, UUID user) {
        return new Frames("presence")
                .text("channel", channel)
                .text("action", action)
                .uuid("user", user)
                .plain();
    }

    static String typing(String channel, String topic, UUID user, boolean active) {
        Frames frame = new Frames("typing")
                .text("channel", channel)
                .text("topic", topic)
                .uuid("user", user);
        frame.name("active");
        frame.out.bool(active);
        return frame.end();
    }

    /** @param ref what the client calls its message, null for nothing */
    static Frame sent(String ref) {
        return new Frames("sent").text("ref", ref).plain();
    }

    static Frame error(String code, String ref) {
        return new Frames("error").text("code", code).text("ref", ref).plain();
    }

    static Frame pong() {
        return new Frames("pong")
                .instant("at", Instant.now().truncatedTo(ChronoUnit.MICROS))
                .plain();
    }

    private void name(String name) {
        if (more) {
            out.raw(',');
        }
        more = true;
        out.raw(JsonOutput.key(name));
    }

    private Frames text(String name, String value) {
        if (value != null) {
            name(name);
            out.text(value);
        }
        return this;
    }

    private Frames uuid(String name, UUID value) {
        if (value != null) {
            name(name);
            out.uuid(value);
        }
        return this;
    }

    private Frames instant(String name, Instant value) {
        name(name);
        out.instant(value);
        return this;
    }

    private String end() {
        out.raw('}');
        return out.toString();
    }

    private Frame plain() {
        return new Frame(0, end());
    }
}
