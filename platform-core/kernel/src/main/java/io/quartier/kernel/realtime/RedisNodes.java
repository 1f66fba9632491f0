package io.quartier.kernel.realtime;

import io.quartier.kernel.work.Worker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.util.JedisURIHelper;

/** By publish and subscribe of Redis, for installations with more to tell than PostgreSQL should carry beside its work. */
final class RedisNodes implements Nodes {

    private static final String CHANNEL = "quartier:realtime";
    private static final int MOST = 10_000;
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final URI uri;
    private final String node;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Worker receiver;
    private final Worker sender;
    private Consumer<String> heard;
    private volatile Jedis listening;
    private Jedis sending;

    RedisNodes(String uri, String node) {
        this.uri = URI.create(uri);
        this.node = node;
        this.receiver = new Worker("redis-in", 1, Duration.ofMillis(1), this::receive);
        this.sender = new Worker("redis-out", 1, IDLE, this::publish);
    }

    @Override
    public void begin(Consumer<String> listener, ThreadFactory threads) {
        heard = listener;
        receiver.begin(threads);
        sender.begin(threads);
    }

    @Override
    public void tell(String word) {
        heard.accept(word);
        synchronized (waiting) {
            // whoever missed a word looks by itself, so that a Redis that is away fills no memory
            if (waiting.size() < MOST) {
                waiting.add(word);
            }
        }
        sender.wake();
    }

    @Override
    public void end() {
        Jedis subscribed = listening;
        if (subscribed != null) {
            subscribed.close();
        }
        receiver.end();
        sender.end();
        synchronized (this) {
            hangUp();
        }
    }

    private boolean receive() {
        // no limit on waiting for words: the server's keep-alive ends dead connections, and looks bridge the time till
        // then
        try (Jedis jedis = connect(0)) {
            listening = jedis;
            jedis.subscribe(new Words(), CHANNEL);
        } finally {
            listening = null;
        }
        return false;
    }

    private synchronized boolean publish() {
        List<String> words;
        synchronized (waiting) {
            words = new ArrayList<>(waiting);
            waiting.clear();
        }
        try {
            if (sending == null) {
                sending = connect(TIMEOUT_MILLIS);
            }
            if (words.isEmpty()) {
                sending.ping();
            }
            for (String word : words) {
                sending.publish(CHANNEL, node + " " + word);
            }
        } catch (RuntimeException e) {
            hangUp();
            throw e;
        }
        return !words.isEmpty();
    }

    private void hangUp() {
        if (sending != null) {
            sending.close();
            sending = null;
        }
    }

    private Jedis connect(int readTimeout) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(TIMEOUT_MILLIS)
                .socketTimeoutMillis(readTimeout)
                .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                .database(JedisURIHelper.getDBIndex(uri));
        if (JedisURIHelper.getPassword(uri) != null) {
            config.user(JedisURIHelper.getUser(uri)).password(JedisURIHelper.getPassword(uri));
        }
        return new Jedis(new HostAndPort(uri.getHost(), uri.getPort()), config.build());
    }

    private final class Words extends JedisPubSub {

        @Override
        public void onSubscribe(String channel, int count) {
            heard.accept(null);
        }

        @Override
        public void onMessage(String channel, String said) {
            int space = said.indexOf(' ');
            if (!said.substring(0, space).equals(node)) {
                heard.accept(said.substring(space + 1));
            }
        }
    }
}
