package it.quartier.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.quartier.launcher.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Local servers that speak what mail servers and messaging providers speak, and remember what they were sent. */
public final class Providers {

    /** With which Resend signs its reports. */
    public static final String RESEND_SECRET = "whsec_cXVhcnRpZXItdGVzdC1yZXNlbmQtc2VjcmV0";
    /** With which Twilio signs its reports. */
    public static final String TWILIO_TOKEN = "twilio-test-token";

    private static final int MAIL_PORT = port();
    private static final HttpServer HTTP = http();
    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();

    /** Answers to paths that begin so: {@code status body}. */
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();

    private static GreenMail mail;

    private Providers() {}

    /** A request that a provider got. */
    public record Received(String path, Map<String, List<String>> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    /** The mail server, running. */
    public static synchronized GreenMail mail() {
        if (mail == null) {
            mail = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
        }
        return mail;
    }

    /** The mail server goes away, and what it has with it. */
    public static synchronized void stopMail() {
        if (mail != null) {
            mail.stop();
            mail = null;
        }
    }

    /** What the messaging providers were sent. */
    public static List<Received> received() {
        return RECEIVED;
    }

    /** From now on requests to paths that begin so are answered like this. */
    public static void answer(String path, int status, String body) {
        ANSWERS.put(path, status + " " + body);
    }

    public static String url() {
        return "http://127.0.0.1:" + HTTP.getAddress().getPort();
    }

    /** What the server under test is told of them. */
    static Map<String, String> environment(Path directory) throws IOException {
        mail();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARTIER_MAIL_HOST", "127.0.0.1");
        environment.put("QUARTIER_MAIL_PORT", Integer.toString(MAIL_PORT));
        environment.put("QUARTIER_MAIL_TLS", "none");
        environment.put("QUARTIER_MAIL_FROM", "notices@mail.quartier.test");
        environment.put("QUARTIER_HTTP_PUBLIC_URL", "https://quartier.test");
        environment.put("QUARTIER_NOTIFICATIONS_FIRST_RETRY", "PT1S");
        // the isolation tests make many things for the same person
        environment.put("QUARTIER_NOTIFICATIONS_HOURLY_LIMIT", "1000");
        environment.put("QUARTIER_NOTIFICATIONS_DIGEST_POLL", "PT1S");
        environment.put("QUARTIER_MAIL_RESEND_SECRET", RESEND_SECRET);
        environment.put("QUARTIER_SMS_TWILIO_ACCOUNT", "ACtest");
        environment.put("QUARTIER_SMS_TWILIO_TOKEN", TWILIO_TOKEN);
        environment.put("QUARTIER_SMS_TWILIO_FROM", "+15005550006");
        environment.put("QUARTIER_SMS_TWILIO_URL", url());
        environment.put("QUARTIER_PUSH_ALLOW_PRIVATE", "true");
        environment.put(
                "QUARTIER_PUSH_VAPID_KEY_FILE",
                ProviderKeys.elliptic(directory, "vapid.pem").toString());
        environment.put("QUARTIER_PUSH_VAPID_SUBJECT", "mailto:operator@quartier.test");
        environment.put(
                "QUARTIER_PUSH_FCM_ACCOUNT_FILE",
                ProviderKeys.firebaseAccount(directory, url() + "/token").toString());
        environment.put("QUARTIER_PUSH_FCM_URL", url());
        environment.put(
                "QUARTIER_PUSH_APNS_KEY_FILE",
                ProviderKeys.elliptic(directory, "apns.pem").toString());
        environment.put("QUARTIER_PUSH_APNS_KEY_ID", "KEY1234567");
        environment.put("QUARTIER_PUSH_APNS_TEAM_ID", "TEAM123456");
        environment.put("QUARTIER_PUSH_APNS_TOPIC", "test.quartier.app");
        environment.put("QUARTIER_PUSH_APNS_URL", url());
        return environment;
    }

    private static int port() {
        try {
            return Ports.anyFree();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer http() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newFixedThreadPool(4, task -> {
                Thread thread = new Thread(task, "providers");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                byte[] body = exchange.getRequestBody().readAllBytes();
                RECEIVED.add(new Received(path, new HashMap<>(exchange.getRequestHeaders()), body));
                String answer = ANSWERS.entrySet().stream()
                        .filter(known -> path.startsWith(known.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("404 {}");
                byte[] text = answer.substring(4).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(
                        Integer.parseInt(answer.substring(0, 3)), text.length == 0 ? -1 : text.length);
                exchange.getResponseBody().write(text);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
