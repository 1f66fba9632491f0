package io.quartier.kernel.notification;

import io.quartier.kernel.notification.bulk.BulkWork;
import io.quartier.kernel.notification.delivery.Deliverer;
import io.quartier.kernel.notification.digest.DigestWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What goes on in the background so that people are told. */
@ApplicationScoped
public class Notices {

    @Inject
    Deliverer deliverer;

    @Inject
    DigestWork digests;

    @Inject
    BulkWork bulks;

    /** From now on. */
    public void begin() {
        deliverer.begin();
        digests.begin();
        bulks.begin();
    }
}
