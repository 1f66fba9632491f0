package io.quartier.kernel.realtime;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections this node takes in all, from an organization and from a person there. */
final class Seats {

    private final Settings settings;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<UUID, Integer> ofOrganization = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, Integer> ofUser = new ConcurrentHashMap<>();

    Seats(Settings settings) {
        this.settings = settings;
    }

    /** For somebody who is not known yet. */
    boolean take() {
        if (all.incrementAndGet() > settings.connections) {
            all.decrementAndGet();
            return false;
        }
        return true;
    }

    /** On top of that, for somebody known. */
    boolean take(UUID organization, UUID user) {
        if (ofOrganization.merge(organization, 1, Integer::sum) > settings.perOrganization) {
            less(ofOrganization, organization);
            return false;
        }
        if (ofUser.merge(user, 1, Integer::sum) > settings.perUser) {
            less(ofUser, user);
            less(ofOrganization, organization);
            return false;
        }
        return true;
    }

    void leave() {
        all.decrementAndGet();
    }

    void leave(UUID organization, UUID user) {
        less(ofUser, user);
        less(ofOrganization, organization);
    }

    private static void less(ConcurrentMap<UUID, Integer> counts, UUID key) {
        counts.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
    }
}
