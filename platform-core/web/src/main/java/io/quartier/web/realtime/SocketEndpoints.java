package io.quartier.web.realtime;

import io.quartier.kernel.realtime.Hub;
import io.quartier.kernel.realtime.Inbound;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/** Opens {@code /ws/{channel}}. By hand, because what the servers find by scanning differs. */
public class SocketEndpoints implements ServletContextListener {

    @Inject
    Hub hub;

    @Inject
    Inbound inbound;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServerContainer container =
                (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
        try {
            container.addEndpoint(ServerEndpointConfig.Builder.create(SocketEndpoint.class, "/ws/{channel}")
                    .subprotocols(List.of(Handshake.PROTOCOL))
                    .configurator(new Handshake(hub, inbound))
                    .build());
        } catch (DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        hub.end();
    }
}
