package io.quartier.kernel.notification.push;

import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.delivery.Outcome;
import java.io.IOException;

/** A way to devices of one kind. */
interface PushService {
    /** One attempt; {@code BOUNCED} where the device is gone for good. */
    Outcome push(Letter letter, Subscription device) throws IOException, InterruptedException;

    /** What an answer of a service that works by HTTP means, beside those that tell of the device. */
    static Outcome of(int status, String service) {
        if (status / 100 == 2) {
            return Outcome.sent(null);
        }
        boolean temporary = status == 429 || status >= 500 || status == 401 || status == 403;
        return temporary ? Outcome.later(service + "-" + status) : Outcome.failed(service + "-" + status);
    }
}
