package io.quartier.kernel.signal;

import io.quartier.contract.data.Ids;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.work.Worker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells this node and all others that something is there to be looked at, by LISTEN and NOTIFY on two connections of its
 * own. Signals are hints: one that gets lost costs time, never data, because every listener also looks by itself.
 *
 * <p>NOTIFY is no part of the transactions that it tells of: PostgreSQL would let those commit one after the other only.
 */
@ApplicationScoped
public class Signals {

    private static final String CHANNEL = "quartier_signals";

    /** PostgreSQL takes 8,000 bytes, of which the sender's and the channel's names are some. */
    private static final int LONGEST = 7_900;

    /** How long the listening connection waits before it is tried whether it still lives. */
    private static final Duration PULSE = Duration.ofSeconds(1);

    private static final char SPACE = ' ';

    @Inject
    Sources sources;

    private final String node = Ids.next().toString().substring(24);
    private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final Pending pending = new Pending();
    private ThreadFactory threads;
    private DataSource source;
    private Worker receiver;
    private Worker sender;
    private volatile boolean ended;

    /** Begins to send and to listen; once, when the database is ready. */
    public void begin() {
        begin(sources.signals(), ServerResources.find(ServerResources.THREAD_FACTORY));
    }

    /** Begins to send and to listen over this source, in threads from there. */
    public synchronized void begin(DataSource connections, ThreadFactory factory) {
        source = connections;
        threads = factory;
        listeners.values().forEach(all -> all.forEach(listener -> listener.begin(threads)));
        receiver = new Worker("signals-in", 1, Duration.ofMillis(1), this::receive);
        sender = new Worker("signals-out", 1, PULSE, this::send);
        receiver.begin(factory);
        sender.begin(factory);
    }

    /**
     * Calls the listener for every signal on the channel, from this node or another, on a thread of its own; and with
     * null where some may have been missed.
     */
    public synchronized void listen(String channel, Consumer<String> listener) {
        Listener added = new Listener(channel, listener);
        listeners.computeIfAbsent(channel, key -> new CopyOnWriteArrayList<>()).add(added);
        if (threads != null) {
            added.begin(threads);
        }
    }

    /**
     * Sends a signal to all nodes, soon. Outside of any transaction: after its commit is the time to call this.
     *
     * @param channel without spaces
     * @param payload at most 7,900 bytes together with the channel; equal signals that wait to be sent become one
     */
    public void send(String channel, String payload) {
        String signal = channel + SPACE + payload;
        if (signal.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A signal is a hint, not a message of " + signal.length() + " characters");
        }
        dispatch(channel, payload);
        if (pending.add(node + SPACE + signal) && sender != null) {
            sender.wake();
        }
    }

    @PreDestroy
    synchronized void end() {
        if (receiver != null) {
            ended = true;
            receiver.end();
            sender.end();
            listeners.values().forEach(all -> all.forEach(Listener::end));
        }
    }

    private boolean send() throws SQLException {
        List<String> signals = pending.take();
        if (signals.isEmpty()) {
            return false;
        }
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            for (String signal : signals) {
                statement.setString(1, signal);
                statement.execute();
            }
        }
        return true;
    }

    private boolean receive() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            PGConnection notified = connection.unwrap(PGConnection.class);
            statement.execute("listen " + CHANNEL);
            listeners.values().forEach(all -> all.forEach(listener -> listener.hear(null)));
            try {
                while (!ended) {
                    PGNotification[] heard = notified.getNotifications((int) PULSE.toMillis());
                    if (heard == null || heard.length == 0) {
                        // a connection that has died says nothing either
                        statement.execute("select 1");
                        continue;
                    }
                    for (PGNotification notification : heard) {
                        receive(notification.getParameter());
                    }
                }
            } finally {
                unlisten(statement);
            }
        }
        return false;
    }

    /** The pool may give the connection to the sender next. */
    private static void unlisten(Statement statement) {
        try {
            statement.execute("unlisten *");
        } catch (SQLException e) {
            // it is broken, and the pool will see that too
        }
    }

    private void receive(String signal) {
        String[] parts = signal.split(" ", 3);
        if (parts.length == 3 && !parts[0].equals(node)) {
            dispatch(parts[1], parts[2]);
        }
    }

    private void dispatch(String channel, String payload) {
        listeners.getOrDefault(channel, List.of()).forEach(listener -> listener.hear(payload));
    }
}
