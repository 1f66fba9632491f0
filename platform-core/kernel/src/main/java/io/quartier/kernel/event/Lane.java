package io.quartier.kernel.event;

import io.quartier.kernel.event.TakeEvents.TakenOver;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.work.Step;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands events to some recipients. Each claims a few at a time; what belongs to one caller is handled in one transaction,
 * and one by one where that fails.
 */
final class Lane implements Step {

    private static final Logger LOG = System.getLogger(Lane.class.getName());

    private static final int TOGETHER = 25;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<String, Recipient> recipients;
    private final Deliveries deliveries;
    private final TakeEvents events;
    private final int attempts;

    /** Claims that could not be given back when the database was away. */
    private final Queue<List<Delivery>> abandoned = new ConcurrentLinkedQueue<>();

    /**
     * A lane.
     *
     * @param attempts after so many an event becomes a dead letter
     */
    Lane(List<Recipient> recipients, Deliveries deliveries, TakeEvents events, int attempts) {
        this.recipients = recipients.stream().collect(Collectors.toUnmodifiableMap(Recipient::id, Function.identity()));
        this.deliveries = deliveries;
        this.events = events;
        this.attempts = attempts;
    }

    @Override
    public boolean work() throws SQLException {
        for (List<Delivery> claimed = abandoned.poll(); claimed != null; claimed = abandoned.poll()) {
            release(claimed);
        }
        boolean some = false;
        for (String subscriber : deliveries.waiting(recipients.keySet())) {
            List<Delivery> claimed = deliveries.claim(subscriber);
            if (!claimed.isEmpty()) {
                some = true;
                work(claimed, recipients.get(subscriber));
            }
        }
        return some;
    }

    private void work(List<Delivery> claimed, Recipient recipient) throws SQLException {
        boolean done = false;
        try {
            long extended = System.nanoTime();
            List<Delivery> failed = new ArrayList<>();
            for (List<Delivery> group : groups(claimed)) {
                if (System.nanoTime() - extended > deliveries.lease().toNanos() / 3) {
                    deliveries.extend(claimed);
                    extended = System.nanoTime();
                }
                take(group, recipient, failed);
            }
            done = true;
        } finally {
            if (!done) {
                abandoned.add(claimed);
            }
        }
    }

    private void release(List<Delivery> claimed) throws SQLException {
        boolean done = false;
        try {
            deliveries.release(claimed);
            done = true;
        } finally {
            if (!done) {
                abandoned.add(claimed);
            }
        }
    }

    /** One after the other of one caller; those of an aggregate stay in their order. */
    private static List<List<Delivery>> groups(List<Delivery> claimed) {
        List<List<Delivery>> groups = new ArrayList<>();
        List<Delivery> group = List.of();
        for (Delivery delivery : claimed) {
            if (group.isEmpty() || group.size() == TOGETHER || !group.get(0).isOfSameCaller(delivery)) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(delivery);
        }
        return groups;
    }

    private void take(List<Delivery> group, Recipient recipient, List<Delivery> failed) throws SQLException {
        List<Delivery> held = heldUp(group, failed);
        List<Delivery> free = new ArrayList<>(group);
        free.removeAll(new HashSet<>(held));
        if (!held.isEmpty()) {
            deliveries.release(held);
        }
        if (free.size() > 1 && attempt(free, recipient) == null) {
            return;
        }
        for (Delivery delivery : free) {
            if (!heldUp(List.of(delivery), failed).isEmpty()) {
                deliveries.release(List.of(delivery));
                continue;
            }
            Throwable failure = attempt(List.of(delivery), recipient);
            if (failure != null && !(failure instanceof TakenOver)) {
                failed.add(delivery);
                fail(delivery, failure);
            }
        }
    }

    private static List<Delivery> heldUp(List<Delivery> group, List<Delivery> failed) {
        return group.stream()
                .filter(delivery -> failed.stream().anyMatch(earlier -> earlier.holdsUp(delivery)))
                .toList();
    }

    /** Null where it went well. */
    private Throwable attempt(List<Delivery> group, Recipient recipient) {
        try {
            CallContext.with(TakeEvents.call(group.get(0).event()), () -> {
                events.take(group, recipient);
                return null;
            });
            group.forEach(EventMetrics::done);
            return null;
        } catch (RuntimeException | Error e) {
            // an Error too: a handler's missing class is its own trouble, not that of whoever is next
            return e;
        }
    }

    private void fail(Delivery delivery, Throwable failure) throws SQLException {
        Unavailable away = cause(failure, Unavailable.class);
        if (away != null) {
            deliveries.fail(delivery, "unavailable", away.pause(), false, false);
            return;
        }
        boolean dead = delivery.attempts() >= attempts;
        EventMetrics.failed(delivery, dead);
        String incident = delivery.event().correlationId();
        LOG.log(
                dead ? Level.ERROR : Level.WARNING,
                "Subscriber " + delivery.subscriber() + " could not take in "
                        + delivery.event().type() + " "
                        + delivery.event().id() + " of organization "
                        + delivery.event().organizationId() + " for the " + delivery.attempts() + ". time; "
                        + (dead ? "it is a dead letter now: mend the cause and replay it" : "it is tried again later"),
                failure);
        deliveries.fail(delivery, kind(failure) + ", request " + incident, pause(delivery.attempts()), dead, true);
    }

    /** What went wrong, without its message, which may hold what nobody else may read. */
    private static String kind(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String name = root.getClass().getSimpleName();
        return root instanceof SQLException sql ? name + " " + sql.getSQLState() : name;
    }

    private static Duration pause(int attempts) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(20, attempts - 1);
        long millis = Math.min(LONGEST_PAUSE.toMillis(), doubled);
        // those that failed together need not come back together
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
