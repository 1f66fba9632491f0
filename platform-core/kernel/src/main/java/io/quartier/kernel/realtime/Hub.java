package io.quartier.kernel.realtime;

import io.quartier.contract.data.Ids;
import io.quartier.contract.realtime.Channel;
import io.quartier.kernel.identity.Identity;
import io.quartier.kernel.realtime.Word.Kind;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.signal.Signals;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/** Where this node's connections and what they follow come together. */
@ApplicationScoped
public class Hub {

    private static final Logger LOG = System.getLogger(Hub.class.getName());

    @Inject
    Settings settings;

    @Inject
    KnownChannels channels;

    @Inject
    StoredMessages messages;

    @Inject
    PresenceTable presence;

    @Inject
    Signals signals;

    @Inject
    Sources sources;

    @Inject
    Upkeep upkeep;

    private final String node = Ids.next().toString();
    private final Map<Key, Feed> feeds = new ConcurrentHashMap<>();
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private Seats seats;
    private Nodes nodes;
    private ExecutorService threads;
    /** For what may wait for a network that does not answer: as many as wait. */
    private ExecutorService aside;

    private volatile boolean ended;

    /** Begins; once, when the database is ready. */
    public void begin() {
        begin(
                ServerResources.find(ServerResources.THREAD_FACTORY),
                sources.maintenance("looking after the real-time connections of all organizations"));
    }

    /** Begins in threads from there. */
    void begin(ThreadFactory factory, DataSource maintenance) {
        seats = new Seats(settings);
        threads = Executors.newFixedThreadPool(settings.threads, factory);
        aside = Executors.newCachedThreadPool(factory);
        nodes = settings.redis.<Nodes>map(uri -> new RedisNodes(uri, node)).orElseGet(() -> new PostgresNodes(signals));
        nodes.begin(this::hear, factory);
        upkeep.begin(this, new AllOrganizations(maintenance), factory);
    }

    /** Says good-bye to everybody; before the beans go that it works with. */
    @PreDestroy
    public void end() {
        if (ended || threads == null) {
            return;
        }
        ended = true;
        clients.forEach(client -> close(client, Ending.GOING_AWAY));
        upkeep.end();
        feeds.keySet().forEach(key -> nodes.tell(Word.of(Kind.ATTENDANCE, key).toString()));
        nodes.end();
        threads.shutdown();
        aside.shutdown();
    }

    /** A connection that nobody knows yet. It is closed unless somebody is admitted on it soon. */
    public Client open(String channel, Wire wire) {
        Client client = new Client(channel, wire, settings, threads, this);
        if (ended || !seats.take()) {
            client.end(ended ? Ending.GOING_AWAY : Ending.TOO_MANY);
            hangUp(client, ended ? Ending.GOING_AWAY : Ending.TOO_MANY);
            return client;
        }
        clients.add(client);
        return client;
    }

    /**
     * Lets somebody follow the channel, or closes the connection.
     *
     * @param after the last position that they know; null to begin now
     */
    public void admit(Client client, Identity caller, Long after) {
        if (client.isOver()) {
            return;
        }
        Optional<Channel> channel = channels.find(client.requested());
        Optional<Ending> refusal = refusal(client.requested(), caller);
        if (channel.isEmpty() || refusal.isPresent()) {
            close(client, refusal.orElse(Ending.UNKNOWN_CHANNEL));
        } else if (!seats.take(caller.organization(), caller.user())) {
            close(client, Ending.TOO_MANY);
        } else {
            client.admit(caller, channel.get());
            RealtimeMetrics.joined(client);
            follow(client, after);
            LOG.log(
                    Level.DEBUG,
                    "{0} follows {1} of organization {2} by {3}",
                    client.user(),
                    client.channel().name(),
                    client.organization(),
                    client.wire().kind());
        }
    }

    /** The client has gone, or is to go. */
    public void close(Client client, Ending ending) {
        if (!client.end(ending)) {
            return;
        }
        clients.remove(client);
        seats.leave();
        client.outbox().close();
        if (client.isAdmitted()) {
            seats.leave(client.organization(), client.user());
            RealtimeMetrics.left(client);
            if (!ended) {
                leave(client);
            }
        }
        RealtimeMetrics.closed(ending);
        if (ending == Ending.TOO_SLOW || ending == Ending.TOO_MANY) {
            LOG.log(
                    Level.INFO,
                    "A connection to {0} was closed: {1}; {2}",
                    client.requested(),
                    ending.reason(),
                    client.isAdmitted() ? client.user() + " in " + client.organization() : "nobody");
        }
        hangUp(client, ending);
    }

    /** Why a caller may not follow the channel; empty where they may. */
    public Optional<Ending> refusal(String channel, Identity caller) {
        return channels.find(channel)
                .map(known -> caller.permissions().contains(known.read())
                        ? Optional.<Ending>empty()
                        : Optional.of(Ending.FORBIDDEN))
                .orElse(Optional.of(Ending.UNKNOWN_CHANNEL));
    }

    /** Which of the channels a caller may follow. */
    Collection<Channel> readable(Set<String> permissions) {
        return channels.all().stream()
                .filter(channel -> permissions.contains(channel.read()))
                .toList();
    }

    /** Messages have been committed. */
    void sent(UUID organization, String channel) {
        tell(Word.of(Kind.MESSAGES, new Key(organization, channel)));
    }

    void attendanceChanged(Key key) {
        tell(Word.of(Kind.ATTENDANCE, key));
    }

    /** To everybody on all nodes who follows what the client follows, but not to itself. */
    void pass(Client client, String frame) {
        tell(Word.pass(client.feed().key(), client.id().toString(), frame));
    }

    String node() {
        return node;
    }

    Set<Client> clients() {
        return clients;
    }

    Collection<Feed> feeds() {
        return feeds.values();
    }

    private void tell(Word word) {
        if (nodes != null && !ended) {
            nodes.tell(word.toString());
        }
    }

    private void hear(String said) {
        if (said == null) {
            feeds.values().forEach(feed -> {
                feed.wake();
                feed.wakeAttendance();
            });
            return;
        }
        Word word = Word.parse(said);
        Feed feed = feeds.get(word.key());
        if (feed == null) {
            return;
        }
        switch (word.kind()) {
            case MESSAGES -> feed.wake();
            case ATTENDANCE -> feed.wakeAttendance();
            case PASS -> feed.pass(new Frame(0, word.text()), word.from());
        }
    }

    private void follow(Client client, Long after) {
        Key key = new Key(client.organization(), client.channel().name());
        feeds.compute(key, (k, known) -> {
            Feed feed = known != null
                    ? known
                    : new Feed(key, client.channel(), messages, presence, this, new Turn(threads));
            feed.clients().add(client);
            client.follow(feed);
            return feed;
        });
        client.feed().join(client, after);
        if (client.isOver()) {
            // closed while it came in
            leave(client);
        }
    }

    private void leave(Client client) {
        Feed feed = client.feed();
        if (feed == null) {
            return;
        }
        feed.leave(client);
        feeds.computeIfPresent(feed.key(), (key, known) -> {
            known.clients().remove(client);
            return known.clients().isEmpty() ? null : known;
        });
    }

    private void hangUp(Client client, Ending ending) {
        aside(() -> client.wire().close(ending));
    }

    /** Does what may wait for a client's network, where nobody waits for that. */
    public void aside(Runnable work) {
        try {
            aside.execute(work);
        } catch (RejectedExecutionException e) {
            // the node stops, and its connections with it
            LOG.log(Level.DEBUG, "Left undone", e);
        }
    }
}
