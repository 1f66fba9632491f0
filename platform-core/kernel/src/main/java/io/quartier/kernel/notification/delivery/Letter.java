package io.quartier.kernel.notification.delivery;

import io.quartier.kernel.notification.template.Brand;
import io.quartier.kernel.notification.type.Wording;

/**
 * A message ready to go.
 *
 * @param unsubscribe address of a page to get no more of this kind, null where this node has no public address
 */
public record Letter(Taken message, Wording words, Brand brand, String unsubscribe) {

    @Override
    public String toString() {
        return "letter " + message.id();
    }
}
