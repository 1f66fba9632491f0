package io.quartier.web.realtime;

import io.quartier.kernel.identity.Identity;
import io.quartier.kernel.realtime.Client;
import io.quartier.kernel.realtime.Ending;
import io.quartier.kernel.realtime.Hub;
import io.quartier.kernel.realtime.Inbound;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;

/** One socket. */
public class SocketEndpoint extends Endpoint {

    private final Hub hub;
    private final Inbound inbound;
    private volatile Client client;

    SocketEndpoint(Hub hub, Inbound inbound) {
        this.hub = hub;
        this.inbound = inbound;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(Inbound.MAX_FRAME);
        session.setMaxBinaryMessageBufferSize(Inbound.MAX_FRAME);
        SocketWire wire = new SocketWire(session);
        client = hub.open(session.getPathParameters().get("channel"), wire);
        Client opened = client;
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> {
            wire.heard();
            inbound.received(opened, text);
        });
        session.addMessageHandler(
                ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) bytes -> hub.close(opened, Ending.BAD_MESSAGE));
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> wire.heard());
        if (session.getUserPrincipal() instanceof Identity caller) {
            hub.admit(client, caller, after(session));
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        end();
    }

    @Override
    public void onError(Session session, Throwable failure) {
        end();
    }

    private void end() {
        Client opened = client;
        if (opened != null) {
            hub.close(opened, Ending.BROKEN);
        }
    }

    private static Long after(Session session) {
        List<String> after = session.getRequestParameterMap().get("after");
        return after == null || after.isEmpty() ? null : (Long) Inbound.position(after.get(0));
    }
}
