package io.quartier.kernel.realtime;

import io.quartier.contract.data.Ids;
import io.quartier.contract.realtime.Channel;
import io.quartier.kernel.identity.Identity;
import io.quartier.kernel.tenancy.Call;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** One connection to one channel, from its opening to its end. */
public final class Client {

    private final UUID id = Ids.next();
    private final String requested;
    private final Wire wire;
    private final Outbox outbox;
    private final Turn inbound;
    private final long openedAt = System.nanoTime();
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private final Allowance allowance;

    private volatile Channel channel;
    private volatile Identity identity;
    private volatile Set<String> permissions = Set.of();
    private volatile Feed feed;
    private volatile Set<String> topics;
    private volatile long pingedAt = System.nanoTime();
    private volatile boolean warned;
    // in the feed's turn only
    private long cursor;

    Client(String requested, Wire wire, Settings settings, Executor threads, Hub hub) {
        this.requested = requested;
        this.wire = wire;
        this.outbox = new Outbox(
                wire, settings.outboxMessages, settings.outboxCharacters, failure -> hub.close(this, Ending.BROKEN));
        this.inbound = new Turn(threads);
        this.allowance = new Allowance(settings.messagesPerSecond);
    }

    /** The caller is known and may follow the channel. */
    void admit(Identity caller, Channel admitted) {
        channel = admitted;
        know(caller);
    }

    /** A newer token of the same caller. */
    void know(Identity caller) {
        identity = caller;
        permissions = caller.permissions();
        warned = false;
    }

    /** The caller's role may have changed since the token was made. */
    void mayNow(Set<String> held) {
        permissions = held;
    }

    void follow(Feed joined) {
        feed = joined;
    }

    void narrow(Set<String> wanted) {
        topics = wanted;
    }

    /** In the feed's turn. */
    void moveTo(long position) {
        cursor = position;
    }

    /** In the feed's turn: where it stands. */
    long cursor() {
        return cursor;
    }

    /** In the feed's turn: sends a message unless it was sent before; false where there is no room for it now. */
    boolean deliver(Message message, Frame frame) {
        if (message.position() <= cursor) {
            return true;
        }
        Set<String> wanted = topics;
        boolean about = wanted == null || message.topic() != null && wanted.contains(message.topic());
        if (about && !outbox.offer(frame)) {
            return false;
        }
        cursor = message.position();
        return true;
    }

    /** Whether this is the end; only the first reason counts. */
    boolean end(Ending reason) {
        return ending.compareAndSet(null, reason);
    }

    /** Whether it is closed. */
    public boolean isOver() {
        return ending.get() != null;
    }

    boolean isAdmitted() {
        return identity != null;
    }

    /** Whether one more message from the client is not too many. */
    boolean allows() {
        return allowance.take();
    }

    boolean isToBePinged(long now, long every) {
        if (now - pingedAt < every) {
            return false;
        }
        pingedAt = now;
        return true;
    }

    boolean isToBeWarned() {
        if (warned) {
            return false;
        }
        warned = true;
        return true;
    }

    boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** For what it does to the database. */
    Call call() {
        return new Call("ws-" + id, Locale.ENGLISH, user(), organization(), identity.role(), permissions);
    }

    UUID id() {
        return id;
    }

    String requested() {
        return requested;
    }

    Channel channel() {
        return channel;
    }

    Wire wire() {
        return wire;
    }

    Outbox outbox() {
        return outbox;
    }

    Turn inbound() {
        return inbound;
    }

    Feed feed() {
        return feed;
    }

    long openedAt() {
        return openedAt;
    }

    UUID user() {
        return identity.user();
    }

    UUID organization() {
        return identity.organization();
    }

    long expiresAt() {
        return identity.expiresAt();
    }
}
