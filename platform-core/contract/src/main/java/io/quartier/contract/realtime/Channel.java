package io.quartier.contract.realtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A stream of messages that members of an organization follow as they happen, over {@code /ws/<name>} or server-sent
 * events. Every organization has its own; nobody reads without the permission.
 *
 * <pre>{@code
 * Channel.of("tours", "tours:read", "Viewings as they are arranged.").fedBy("tour.*").withPresence();
 * }</pre>
 *
 * @param name lower-case letters, digits and hyphens, at most 40; of a plugin its id, or {@code <id>-<word>}
 * @param read the permission to follow it
 * @param send the permission to send to it from a client; null where clients do not send
 * @param presence whether followers see who else is there
 * @param typing whether followers see who is typing
 * @param kept how long messages can be caught up with after a reconnection; null: as long as the platform is set to
 * @param events types of events whose payloads flow into it by themselves, {@code listing.published} or
 *     {@code listing.*}
 * @param description what is told there, one English sentence
 */
public record Channel(
        String name,
        String read,
        String send,
        boolean presence,
        boolean typing,
        Duration kept,
        Set<String> events,
        String description) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern EVENT = Pattern.compile("[a-z][a-z-]*\\.([a-z][a-z-]*|\\*)");

    /** Checks name, permission and events: a channel that does not say who reads it cannot be made. */
    public Channel {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A channel is called by lower-case letters, digits and hyphens, not '" + name + "'");
        }
        if (read == null || read.isBlank()) {
            throw new IllegalArgumentException("Channel " + name + " must name the permission to read it");
        }
        if (kept != null && (kept.isNegative() || kept.isZero())) {
            throw new IllegalArgumentException(
                    "Channel " + name + " must keep messages for a while, or as long as usual");
        }
        events = Set.copyOf(events);
        for (String event : events) {
            if (!EVENT.matcher(event).matches()) {
                throw new IllegalArgumentException("Channel " + name
                        + " takes events by <aggregate>.<what-happened> or <aggregate>.*, not '" + event + "'");
            }
        }
    }

    /** One that only the platform and plugins send to. */
    public static Channel of(String name, String read, String description) {
        return new Channel(name, read, null, false, false, null, Set.of(), description);
    }

    /** The same, with clients sending who hold the permission. */
    public Channel sentBy(String permission) {
        return new Channel(name, read, permission, presence, typing, kept, events, description);
    }

    /** The same, showing who is there. */
    public Channel withPresence() {
        return new Channel(name, read, send, true, typing, kept, events, description);
    }

    /** The same, showing who is typing. */
    public Channel withTyping() {
        return new Channel(name, read, send, presence, true, kept, events, description);
    }

    /** The same, with messages kept for so long. */
    public Channel keptFor(Duration time) {
        return new Channel(name, read, send, presence, typing, time, events, description);
    }

    /** The same, fed by these types of events too. */
    public Channel fedBy(String... types) {
        Set<String> all = new TreeSet<>(events);
        all.addAll(Arrays.asList(types));
        return new Channel(name, read, send, presence, typing, kept, all, description);
    }

    /** Whether events of this type flow into it. */
    public boolean takes(String type) {
        return events.contains(type) || events.contains(type.substring(0, type.indexOf('.') + 1) + "*");
    }
}
