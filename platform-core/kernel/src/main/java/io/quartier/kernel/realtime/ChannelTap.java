package io.quartier.kernel.realtime;

import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Tap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets events flow into the channels that asked for them: the type is the event's, the topic what it happened to. */
@ApplicationScoped
class ChannelTap implements Tap {

    @Inject
    KnownChannels known;

    @Inject
    TransactionalChannels channels;

    @Override
    public String id() {
        return "platform.channels";
    }

    @Override
    public boolean takes(String type) {
        return known.all().stream().anyMatch(channel -> channel.takes(type));
    }

    @Override
    public void on(StoredEvent event) {
        known.all().stream()
                .filter(channel -> channel.takes(event.type()))
                .forEach(channel -> channels.send(
                        channel.name(),
                        event.aggregateId().toString(),
                        event.type(),
                        event.userId(),
                        event.payload().toString()));
    }
}
