package io.quartier.kernel.realtime;

import io.quartier.contract.realtime.Channel;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A channel of an organization, as this node follows it while somebody is connected. It reads each message once, for all
 * who are connected; everything but the counting of clients happens in its turn, one thing after the other, so that
 * between what somebody catches up with and what is new there is neither a gap nor a repetition.
 */
final class Feed {

    private static final Logger LOG = System.getLogger(Feed.class.getName());
    private static final int PAGE = 200;

    private final Key key;
    private final Channel channel;
    private final StoredMessages messages;
    private final Attendance attendance;
    private final Hub hub;
    private final Turn turn;
    private final Call call;

    /** All that are connected, caught up or not. */
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean wanted = new AtomicBoolean();

    // in the turn only
    private final Set<Client> live = ConcurrentHashMap.newKeySet();
    private final Deque<Message> recent = new ArrayDeque<>();
    private volatile long last = -1;
    private volatile boolean behind;

    Feed(Key key, Channel channel, StoredMessages messages, PresenceTable presence, Hub hub, Turn turn) {
        this.key = key;
        this.channel = channel;
        this.messages = messages;
        this.hub = hub;
        this.turn = turn;
        this.call = Call.NOBODY.as(null, key.organization());
        this.attendance = channel.presence() ? new Attendance(key, presence, hub) : null;
    }

    Key key() {
        return key;
    }

    Set<Client> clients() {
        return clients;
    }

    /** The newest position that was read; -1 before the first look. */
    long last() {
        return last;
    }

    /** Whether it could not read, and should try again. */
    boolean isBehind() {
        return behind;
    }

    /** There may be something new. */
    void wake() {
        if (wanted.compareAndSet(false, true)) {
            inTurn(() -> {
                wanted.set(false);
                refresh();
            });
        }
    }

    /** Somebody may have come or gone. */
    void wakeAttendance() {
        if (attendance != null) {
            inTurn(() -> attendance.refresh(live));
        }
    }

    /** @param after the last position that the client knows; null to begin now */
    void join(Client client, Long after) {
        inTurn(() -> {
            try {
                refresh();
                if (last < 0) {
                    throw new IllegalStateException("The channel's last position is not known");
                }
                offer(client, Frames.ready(client, last));
                if (attendance != null) {
                    attendance.enter(client);
                    attendance.refresh(live);
                    offer(client, attendance.list());
                }
                resume(client, after == null ? last : after);
            } catch (RuntimeException e) {
                hub.close(client, Ending.UNAVAILABLE);
                throw e;
            }
        });
    }

    /** The client wants to have everything again that follows the position. */
    void rewind(Client client, long after) {
        inTurn(() -> {
            live.remove(client);
            resume(client, after);
        });
    }

    void narrow(Client client, Set<String> topics) {
        inTurn(() -> {
            client.narrow(topics);
            offer(client, Frames.subscribed(topics));
        });
    }

    void leave(Client client) {
        inTurn(() -> {
            live.remove(client);
            if (attendance != null) {
                attendance.leave(client);
                attendance.refresh(live);
            }
        });
    }

    /** Tells everybody but one something that is not stored, and of no importance to who has no room for it. */
    void pass(Frame frame, String from) {
        inTurn(() -> live.stream()
                .filter(client -> !client.id().toString().equals(from))
                .forEach(client -> client.outbox().offer(frame)));
    }

    private void inTurn(Runnable work) {
        turn.take(() -> CallContext.with(call, () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                // the database, in all likelihood; the hub's upkeep has it tried again
                if (!behind) {
                    LOG.log(
                            Level.WARNING,
                            "Channel " + key.channel() + " of organization " + key.organization()
                                    + " cannot be followed now and is tried again: " + e.getMessage());
                }
                behind = true;
            }
            return null;
        }));
    }

    private void refresh() {
        if (last < 0) {
            last = messages.last(key.organization(), key.channel());
        } else {
            List<Message> page;
            do {
                page = messages.after(key.organization(), key.channel(), last, PAGE);
                if (!follows(page, last)) {
                    resetAll();
                    break;
                }
                page.forEach(this::tell);
            } while (page.size() == PAGE);
        }
        behind = false;
    }

    private void tell(Message message) {
        last = message.position();
        recent.add(message);
        if (recent.size() > PAGE) {
            recent.remove();
        }
        if (live.isEmpty()) {
            return;
        }
        Frame frame = Frames.message(channel.name(), message);
        for (Client client : live) {
            if (!client.deliver(message, frame)) {
                // it reads the rest from the database, as fast as it can
                live.remove(client);
                catchUp(client);
            }
        }
        RealtimeMetrics.told(channel.name(), live.size());
    }

    /** This node was away for longer than messages are kept. */
    private void resetAll() {
        last = messages.last(key.organization(), key.channel());
        recent.clear();
        for (Client client : live) {
            client.moveTo(last);
            offer(client, Frames.reset(channel.name(), last));
        }
    }

    private void resume(Client client, long after) {
        client.moveTo(after);
        if (after > last || after < 0) {
            reset(client);
        } else {
            catchUp(client);
        }
    }

    private void reset(Client client) {
        client.moveTo(last);
        offer(client, Frames.reset(channel.name(), last));
        begin(client);
    }

    /** A step at a time, the next when the client has taken the one before. */
    private void catchUp(Client client) {
        if (client.isOver()) {
            return;
        }
        try {
            takeStep(client);
        } catch (RuntimeException e) {
            // half caught up is of no use: it comes again with the last position that it has
            hub.close(client, Ending.UNAVAILABLE);
            throw e;
        }
    }

    private void takeStep(Client client) {
        while (client.cursor() < last) {
            if (!client.outbox().isRoomy()) {
                // where it never gets so far, the upkeep closes it
                client.outbox().whenDrained(() -> inTurn(() -> catchUp(client)));
                return;
            }
            List<Message> page = following(client.cursor());
            if (page.isEmpty() || !follows(page, client.cursor())) {
                reset(client);
                return;
            }
            for (Message message : page) {
                if (!client.outbox().isRoomy() || !client.deliver(message, Frames.message(channel.name(), message))) {
                    break;
                }
            }
        }
        begin(client);
    }

    private void begin(Client client) {
        if (!client.isOver()) {
            live.add(client);
        }
    }

    private List<Message> following(long position) {
        Message oldest = recent.peek();
        if (oldest != null && oldest.position() <= position + 1) {
            List<Message> page = new ArrayList<>();
            recent.stream().filter(message -> message.position() > position).forEach(page::add);
            return page;
        }
        return messages.after(key.organization(), key.channel(), position, PAGE);
    }

    /** Whether none is missing: positions have no gaps until the oldest messages are forgotten. */
    private static boolean follows(List<Message> page, long position) {
        long expected = position;
        for (Message message : page) {
            expected++;
            if (message.position() != expected) {
                return false;
            }
        }
        return true;
    }

    private void offer(Client client, Frame frame) {
        if (!client.outbox().offer(frame)) {
            live.remove(client);
            hub.close(client, Ending.TOO_SLOW);
        }
    }
}
