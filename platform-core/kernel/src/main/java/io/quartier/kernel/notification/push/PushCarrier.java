package io.quartier.kernel.notification.push;

import io.quartier.contract.notification.Channel;
import io.quartier.kernel.notification.delivery.Carrier;
import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.delivery.Outcome;
import io.quartier.kernel.notification.delivery.State;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells people on the devices that they registered: on all of them, and it counts when one took it. */
@ApplicationScoped
public class PushCarrier implements Carrier {

    private static final Logger LOG = System.getLogger(PushCarrier.class.getName());

    @Inject
    Subscriptions subscriptions;

    private final Map<Subscription.Kind, PushService> services = new EnumMap<>(Subscription.Kind.class);
    private String browserKey;
    private boolean allowsPrivate;

    @PostConstruct
    void configure() {
        PushSettings settings = new PushSettings(ConfigProvider.getConfig());
        allowsPrivate = settings.allowsPrivate();
        settings.vapid().ifPresent(vapid -> {
            browserKey = vapid.publicKey();
            services.put(Subscription.Kind.WEB, new WebPush(vapid, allowsPrivate));
        });
        settings.firebase().ifPresent(account -> services.put(Subscription.Kind.FCM, new Fcm(account)));
        settings.apple().ifPresent(key -> services.put(Subscription.Kind.APNS, new Apns(key)));
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public boolean isConfigured() {
        return !services.isEmpty();
    }

    @Override
    public boolean needsAddress() {
        return false;
    }

    @Override
    public Outcome carry(Letter letter) throws InterruptedException {
        int taken = 0;
        Outcome failure = Outcome.suppressed("no-device");
        for (Subscription device : subscriptions.of(letter.message().user())) {
            Outcome outcome = push(letter, device);
            if (outcome.state() == State.SENT) {
                taken++;
            } else if (outcome.state() == State.BOUNCED) {
                subscriptions.forget(device.id());
            } else {
                failure = failure.state() == State.QUEUED ? failure : outcome;
            }
        }
        return taken > 0 ? Outcome.sent(null) : failure;
    }

    private Outcome push(Letter letter, Subscription device) throws InterruptedException {
        PushService service = services.get(device.kind());
        if (service == null) {
            return Outcome.suppressed("no-push-service");
        }
        try {
            return service.push(letter, device);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} could not be reached: {1}",
                    device,
                    e.getClass().getName());
            return Outcome.later("push-service-down");
        }
    }

    String browserKey() {
        return browserKey;
    }

    boolean allowsPrivate() {
        return allowsPrivate;
    }
}
