package it.quartier.probe;

import io.quartier.contract.realtime.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Sends to channels as a plugin does. */
@ApplicationScoped
class Sender {

    @Inject
    Channels channels;

    @Inject
    Marks marks;

    @Transactional
    void send(String channel, String topic, String text, int count, boolean undo) {
        for (int i = 1; i <= count; i++) {
            channels.send(channel, topic, "probe.said", new Said(text, i));
        }
        marks.write("sent to " + channel);
        if (undo) {
            throw new IllegalStateException("undo what was sent");
        }
    }
}
