package io.quartier.contract.realtime;

/**
 * Tells the members of the current organization that follow a channel, on whatever node they are connected. Inject it.
 * A message is stored in the current transaction and sent if and only if that commits, after it; messages of an
 * organization's channel have one order, and a follower that was away catches up with it.
 */
public interface Channels {

    /** The type of messages that say nothing else of themselves. */
    String MESSAGE = "message";

    /** Characters of a message's data at most, as JSON. */
    int MAX_DATA = 65_536;

    /** Characters of a topic at most. */
    int MAX_TOPIC = 200;

    /**
     * Sends a message of type {@value #MESSAGE}.
     *
     * @param channel the name of a channel that the core or an active plugin declares
     * @param topic what it is about, such as the id of a board: followers may narrow down to topics; null for none
     * @param payload what followers get as {@code data}
     * @throws IllegalStateException outside a transaction or an organization
     * @throws IllegalArgumentException for an unknown channel, or a topic or payload that is too long
     */
    default void send(String channel, String topic, Record payload) {
        send(channel, topic, MESSAGE, payload);
    }

    /**
     * Sends a message of a type of one's own.
     *
     * @param type {@code <thing>.<what-happened>}: {@code card.moved}
     */
    void send(String channel, String topic, String type, Record payload);
}
