package io.quartier.kernel.notification.tap;

import io.quartier.contract.access.Role;
import io.quartier.contract.notification.Notifications;
import io.quartier.contract.notification.Recipients;
import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Tap;
import io.quartier.kernel.notification.type.CoreNotifications;
import io.quartier.kernel.notification.type.CoreNotifications.PausedWebhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells owners and administrators that a webhook was paused. */
@ApplicationScoped
public class TellOfPausedWebhooks implements Tap {

    private static final String PAUSED = "webhook.paused";

    @Inject
    Notifications notifications;

    @Override
    public String id() {
        return "platform.tell-of-paused-webhooks";
    }

    @Override
    public boolean takes(String type) {
        return type.equals(PAUSED);
    }

    @Override
    public void on(StoredEvent event) {
        notifications.send(
                CoreNotifications.WEBHOOK_PAUSED,
                Recipients.roles(Role.OWNER, Role.ADMIN),
                new PausedWebhook(
                        event.payload().getString("url", "-"), event.payload().getString("reason", "")),
                event.id().toString());
    }
}
