package io.quartier.kernel.realtime;

import io.quartier.contract.realtime.Channel;
import io.quartier.contract.realtime.Channels;
import io.quartier.kernel.json.RecordWriter;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores what is sent, as the last thing of the transaction: a channel's counter is locked for a moment only, and several
 * always in the same order. When that has committed, the nodes are told to look.
 */
@ApplicationScoped
class TransactionalChannels implements Channels {

    private static final Object KEY = TransactionalChannels.class.getName();

    @Inject
    TransactionContext transaction;

    @Inject
    StoredMessages messages;

    @Inject
    KnownChannels channels;

    @Inject
    Hub hub;

    @Inject
    @ConfigProperty(name = "quartier.realtime.kept", defaultValue = "PT24H")
    Duration kept;

    @Override
    public void send(String channel, String topic, String type, Record payload) {
        send(channel, topic, type, CallContext.current().user(), RecordWriter.text(payload));
    }

    /** @param data a JSON object */
    void send(String name, String topic, String type, UUID user, String data) {
        UUID organization = CallContext.current().organization();
        if (!transaction.isActive() || organization == null) {
            throw new IllegalStateException("Messages are sent in a transaction and an organization");
        }
        Channel channel = channels.find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Nobody declares the channel " + name + ": add it to the plugin's channels()"));
        if (topic != null && topic.length() > MAX_TOPIC || data.length() > MAX_DATA) {
            throw new IllegalArgumentException("A topic has at most " + MAX_TOPIC + " characters, a message's data "
                    + MAX_DATA + ": send an id, and let followers read the thing");
        }
        transaction.bind();
        Message message = new Message(0, type, topic, user, data, Instant.now().truncatedTo(ChronoUnit.MICROS));
        Map<String, List<Message>> waiting = transaction.kept(KEY, TreeMap::new);
        waiting.computeIfAbsent(channel.name(), key -> new ArrayList<>()).add(message);
        transaction.atEnd(() -> store(organization, waiting));
    }

    /** All that waits, by the first who is asked to. */
    private void store(UUID organization, Map<String, List<Message>> waiting) {
        waiting.forEach((name, all) -> {
            messages.add(
                    organization,
                    name,
                    all,
                    channels.find(name).map(Channel::kept).orElse(kept));
            transaction.afterCommit(() -> hub.sent(organization, name));
        });
        waiting.clear();
    }
}
