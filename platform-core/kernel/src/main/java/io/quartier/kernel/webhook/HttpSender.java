package io.quartier.kernel.webhook;

import io.quartier.kernel.webhook.Targets.Forbidden;
import io.quartier.kernel.webhook.Targets.Names;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request and reads the answer, as warily as addresses given by strangers want it: the name is looked up once,
 * its addresses are checked and one of them is connected to; no redirect, proxy, cookie or password; an end after a time
 * however slowly the answer drips, and no more of it read than anybody wants to see.
 */
final class HttpSender {

    private static final ContentType JSON = ContentType.create("application/json");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Tried one after the other; a name can have any number of them. */
    private static final int ADDRESSES = 2;

    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 100;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock;
    private final Duration limit;

    /**
     * A sender.
     *
     * @param clock ends requests that take too long
     * @param limit how long a request may take, all in all
     */
    HttpSender(Targets targets, Names names, SSLContext tls, ScheduledExecutorService clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        Timeout timeout = Timeout.of(limit);
        Http1Config http = Http1Config.custom()
                .setMaxLineLength(MAX_LINE)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver(targets, names))
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(http)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(limit.compareTo(CONNECT) < 0 ? limit : CONNECT))
                                .setSocketTimeout(timeout)
                                .build())
                        .setMaxConnTotal(1_000)
                        .setMaxConnPerRoute(1_000)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                // each request looks its name up anew
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Quartier-Webhooks/1.0")
                .build();
    }

    private static DnsResolver resolver(Targets targets, Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] addresses = targets.resolve(host, names);
                return Arrays.copyOf(addresses, Math.min(ADDRESSES, addresses.length));
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /** Never throws: whatever goes wrong is an answer too. */
    Answer send(URI url, Map<String, String> headers, String body) {
        HttpPost post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setHeader("Connection", "close");
        post.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), JSON));
        Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Future<?> alarm = clock.schedule(post::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(null, post, null);
            return answer(start, outcome(response.getCode()), response, null, headers, AnswerText.body(response));
        } catch (IOException | RuntimeException e) {
            if (response == null) {
                return answer(start, outcome(e, start), null, reason(e, start), headers, null);
            }
            // its status counts, unless we had to wait too long for the rest
            return isLate(start)
                    ? answer(start, Outcome.TIMED_OUT, response, "the answer did not end in time", headers, "")
                    : answer(start, outcome(response.getCode()), response, "the answer broke off", headers, "");
        } finally {
            alarm.cancel(false);
            // first: closing alone would read what is left of the answer
            post.cancel();
            close(response);
        }
    }

    private static void close(ClassicHttpResponse response) {
        if (response != null) {
            try {
                response.close();
            } catch (IOException e) {
                // it was cut off on purpose
            }
        }
    }

    void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private boolean isLate(Instant start) {
        return Duration.between(start, Instant.now()).compareTo(limit.minusMillis(50)) >= 0;
    }

    private static Outcome outcome(int status) {
        if (status == 410) {
            return Outcome.GONE;
        }
        return switch (status / 100) {
            case 2 -> Outcome.DELIVERED;
            case 3 -> Outcome.REDIRECTED;
            default -> Outcome.REFUSED;
        };
    }

    private Outcome outcome(Exception e, Instant start) {
        if (e instanceof Forbidden) {
            return Outcome.FORBIDDEN_ADDRESS;
        }
        return isLate(start) || e instanceof InterruptedIOException ? Outcome.TIMED_OUT : Outcome.UNREACHABLE;
    }

    /** Without the exception's own words, which may name addresses of our network. */
    private String reason(Exception e, Instant start) {
        return switch (outcome(e, start)) {
            case FORBIDDEN_ADDRESS -> "the name leads to an address that is not public";
            case TIMED_OUT -> "no answer within " + limit.toSeconds() + " seconds";
            default -> {
                if (e instanceof UnknownHostException) {
                    yield "the name is not known";
                }
                if (e instanceof SSLException) {
                    yield "no secure connection: the certificate is not trusted or not for this name";
                }
                yield e.getCause() instanceof HttpException
                        ? "the answer is not HTTP"
                        : "no connection, or it broke off";
            }
        };
    }

    private static Answer answer(
            Instant start,
            Outcome outcome,
            ClassicHttpResponse response,
            String error,
            Map<String, String> sent,
            String body) {
        return new Answer(
                start,
                Duration.between(start, Instant.now()),
                outcome,
                response == null ? null : response.getCode(),
                error,
                sent,
                response == null ? null : AnswerText.headers(response),
                body);
    }
}
