package io.quartier.kernel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receivers of every kind, on sockets of our own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpSenderTest {

    private static final Duration LIMIT = Duration.ofMillis(1_500);
    private static final Targets ALL = new Targets(true, true);
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile String sni;

    @TempDir
    Path directory;

    @AfterEach
    void close() throws Exception {
        clock.shutdownNow();
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void sendsWhatItIsGivenAndReadsTheAnswer() throws Exception {
        int port = receiver(answer("200 OK", "X-Seen: yes\r\n", "thanks"));
        Answer answer = send("http://hooks.quartier.test:" + port + "/in?key=1", "{\"a\":\"č\"}");
        assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("thanks");
        assertThat(answer.header("x-seen")).isEqualTo("yes");
        assertThat(requests.get(0))
                .startsWith("POST /in?key=1 HTTP/1.1\r\n")
                .containsIgnoringCase("host: hooks.quartier.test:" + port + "\r\n")
                .containsIgnoringCase("content-type: application/json\r\n")
                .containsIgnoringCase("webhook-id: 1\r\n")
                .doesNotContainIgnoringCase("accept-encoding")
                .endsWith("{\"a\":\"č\"}");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        int elsewhere = receiver(answer("200 OK", "", "inside"));
        int port = receiver(answer("307 Temporary Redirect", "Location: http://127.0.0.1:" + elsewhere + "/\r\n", ""));
        Answer answer = send("http://hooks.quartier.test:" + port + "/", "{}");
        assertThat(answer.outcome()).isEqualTo(Outcome.REDIRECTED);
        assertThat(connections).hasValue(1);
    }

    @Test
    void otherAnswers() throws Exception {
        assertThat(send("http://h.test:" + receiver(answer("410 Gone", "", "")) + "/", "{}")
                        .outcome())
                .isEqualTo(Outcome.GONE);
        assertThat(send("http://h.test:" + receiver(answer("500 Oh", "", "sorry")) + "/", "{}")
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(send("http://h.test:" + receiver("SSH-2.0-server\r\n\r\n") + "/", "{}")
                        .outcome())
                .isEqualTo(Outcome.UNREACHABLE);
        int port = receiver(answer("200 OK", "", ""));
        close();
        open.clear();
        assertThat(sender(ALL, SSLContext.getDefault(), Executors.newScheduledThreadPool(1))
                        .send(URI.create("http://h.test:" + port + "/"), Map.of(), "{}")
                        .outcome())
                .isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void whoSaysNothingIsLeftAfterATime() throws Exception {
        int port = receiver("");
        assertEndsInTime("http://h.test:" + port + "/", Outcome.TIMED_OUT);
    }

    @Test
    void whoDripsIsLeftAfterATime() throws Exception {
        int port = receiver((in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(100);
            }
        });
        assertEndsInTime("http://h.test:" + port + "/", Outcome.TIMED_OUT);
    }

    @Test
    void whoDripsTheHandshakeIsLeftAfterATime() throws Exception {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(socket);
        Thread thread = new Thread(() -> {
            try (Socket connection = socket.accept()) {
                // the beginning of a record of 16 kB
                connection.getOutputStream().write(new byte[] {22, 3, 3, 63, -1});
                while (true) {
                    connection.getOutputStream().write(0);
                    Thread.sleep(100);
                }
            } catch (Exception e) {
                // it was left
            }
        });
        thread.setDaemon(true);
        thread.start();
        assertEndsInTime("https://h.test:" + socket.getLocalPort() + "/", Outcome.TIMED_OUT);
    }

    @Test
    void whoSaysVeryMuchIsNotListenedTo() throws Exception {
        AtomicInteger written = new AtomicInteger();
        int port = receiver((in, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + Long.MAX_VALUE + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] much = "much".repeat(4096).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(much);
                written.addAndGet(much.length);
            }
        });
        Answer answer = send("http://h.test:" + port + "/", "{}");
        assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(answer.body()).hasSize(4096);
        assertThat(answer.duration()).isLessThan(LIMIT);
        Thread.sleep(200);
        assertThat(written.get()).as("what fits into the buffers between us").isLessThan(20_000_000);
    }

    @Test
    void headersWithoutEndAreNoAnswer() throws Exception {
        int port = receiver((in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("much".repeat(1024).getBytes(StandardCharsets.US_ASCII));
            }
        });
        Answer answer = send("http://h.test:" + port + "/", "{}");
        assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void privateAddressesAreNotConnectedToWhateverTheirName() throws Exception {
        int port = receiver(answer("200 OK", "", "inside"));
        Targets strict = new Targets(true, false);
        for (String host : List.of("hooks.quartier.test", "127.0.0.1", "127.1", "2130706433", "[::1]", "localhost")) {
            Answer answer = sender(strict, SSLContext.getDefault(), clock)
                    .send(URI.create("http://" + host + ":" + port + "/"), Map.of(), "{}");
            assertThat(answer.outcome()).as(host).isEqualTo(Outcome.FORBIDDEN_ADDRESS);
            assertThat(answer.error()).doesNotContain("127");
        }
        assertThat(connections).hasValue(0);
    }

    /** A name that leads to a public address when it is checked and into our network when it is connected to. */
    @Test
    void aNameIsLookedUpOnce() throws Exception {
        int port = receiver(answer("200 OK", "", ""));
        AtomicInteger asked = new AtomicInteger();
        HttpSender sender = new HttpSender(
                ALL,
                host -> {
                    if (asked.incrementAndGet() > 1) {
                        throw new UnknownHostException("asked again");
                    }
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                },
                SSLContext.getDefault(),
                clock,
                LIMIT);
        Answer answer = sender.send(URI.create("http://hooks.quartier.test:" + port + "/"), Map.of(), "{}");
        assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(asked).hasValue(1);
    }

    @Test
    void tlsIsForTheNameAndNotForTheAddress() throws Exception {
        SSLContext tls = tls("hooks.quartier.test");
        int port = receiver(
                tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
                answer("200 OK", "", ""));
        HttpSender sender = sender(ALL, tls, clock);
        assertThat(sender.send(URI.create("https://hooks.quartier.test:" + port + "/"), Map.of(), "{}")
                        .outcome())
                .isEqualTo(Outcome.DELIVERED);
        assertThat(sni).isEqualTo("hooks.quartier.test");
        Answer other = sender.send(URI.create("https://other.quartier.test:" + port + "/"), Map.of(), "{}");
        assertThat(other.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(other.error()).contains("certificate");
        // and by nobody we trust
        assertThat(sender(ALL, SSLContext.getDefault(), clock)
                        .send(URI.create("https://hooks.quartier.test:" + port + "/"), Map.of(), "{}")
                        .outcome())
                .isEqualTo(Outcome.UNREACHABLE);
    }

    private void assertEndsInTime(String url, Outcome outcome) {
        Answer answer = send(url, "{}");
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.duration()).isBetween(LIMIT.minusMillis(100), LIMIT.plusSeconds(2));
    }

    private Answer send(String url, String body) {
        try {
            return sender(ALL, SSLContext.getDefault(), clock)
                    .send(URI.create(url), Map.of("content-type", "application/json", "webhook-id", "1"), body);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpSender sender(Targets targets, SSLContext tls, ScheduledExecutorService clock) {
        return new HttpSender(
                targets,
                host -> host.endsWith(".test")
                        ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                        : InetAddress.getAllByName(host),
                tls,
                clock,
                LIMIT);
    }

    private interface Behaviour {
        void on(InputStream in, OutputStream out) throws Exception;
    }

    private static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private int receiver(String text) throws Exception {
        return receiver(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), text);
    }

    private int receiver(ServerSocket socket, String text) {
        return receiver(socket, (in, out) -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (text.isEmpty()) {
                Thread.sleep(10_000);
            }
        });
    }

    private int receiver(Behaviour behaviour) throws Exception {
        return receiver(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), behaviour);
    }

    private int receiver(ServerSocket socket, Behaviour behaviour) {
        open.add(socket);
        Thread thread = new Thread(() -> {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    connections.incrementAndGet();
                    InputStream in = connection.getInputStream();
                    requests.add(request(in));
                    if (connection instanceof SSLSocket secure
                            && secure.getSession() instanceof ExtendedSSLSession session) {
                        sni = ((SNIHostName) session.getRequestedServerNames().get(0)).getAsciiName();
                    }
                    behaviour.on(in, connection.getOutputStream());
                } catch (Exception e) {
                    // it was left
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket.getLocalPort();
    }

    private static String request(InputStream in) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IllegalStateException("no request");
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    /** A certificate that trusts itself. */
    private SSLContext tls(String name) throws Exception {
        Path file = directory.resolve("key.p12");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("key", keys.getCertificate("key"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
