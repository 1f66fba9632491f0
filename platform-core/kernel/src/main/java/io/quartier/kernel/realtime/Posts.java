package io.quartier.kernel.realtime;

import io.quartier.contract.realtime.Channels;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What members write to a channel themselves. */
@ApplicationScoped
class Posts {

    @Inject
    TransactionalChannels channels;

    @Transactional
    void send(String channel, String topic, String data) {
        channels.send(channel, topic, Channels.MESSAGE, CallContext.current().user(), data);
    }
}
