package io.quartier.web.realtime;

import io.quartier.kernel.realtime.Hub;
import io.quartier.kernel.realtime.Inbound;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * How sockets are opened. Who opens one, where a header says so, the first filter has found out: it is the session's
 * principal.
 */
final class Handshake extends ServerEndpointConfig.Configurator {

    /** The one protocol we speak, for clients that must name one. */
    static final String PROTOCOL = "quartier.v1";

    private final Hub hub;
    private final Inbound inbound;

    Handshake(Hub hub, Inbound inbound) {
        this.hub = hub;
        this.inbound = inbound;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(new SocketEndpoint(hub, inbound));
    }

    @Override
    public boolean checkOrigin(String origin) {
        // the gate has looked at it
        return true;
    }
}
