package io.quartier.kernel.event.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes messages as SQS does, by its JSON protocol, and only with a good signature (AWS Signature Version 4). */
final class SqsServer implements AutoCloseable {

    static final String KEY = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final String REGION = "eu-central-1";

    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, ?"
                    + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    final List<JsonObject> messages = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile String failure;

    SqsServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::take);
        server.start();
    }

    URI queue(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/123456789012/" + name);
    }

    /** From now on every message is answered with this error: {@code 503 ServiceUnavailable}; null for none. */
    void failWith(String error) {
        failure = error;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            if (!isSignedWell(exchange, body)) {
                answer(exchange, 403, "{\"__type\": \"com.amazon.coral.service#InvalidSignatureException\"}");
            } else if (!"AmazonSQS.SendMessage"
                            .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    || !"application/x-amz-json-1.0"
                            .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                answer(exchange, 400, "{\"__type\": \"com.amazonaws.sqs#UnsupportedOperation\"}");
            } else if (failure != null) {
                String[] error = failure.split(" ");
                answer(exchange, Integer.parseInt(error[0]), "{\"__type\": \"com.amazonaws.sqs#" + error[1] + "\"}");
            } else {
                JsonObject message =
                        Json.createReader(new ByteArrayInputStream(body)).readObject();
                messages.add(message);
                answer(exchange, 200, "{\"MessageId\": \"" + messages.size() + "\"}");
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** By the steps of the standard's own description, from what came over the wire. */
    private static boolean isSignedWell(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher parts = AUTHORIZATION.matcher(header == null ? "" : header);
        if (!parts.matches() || !parts.group(1).equals(KEY) || !parts.group(3).equals(REGION)) {
            return false;
        }
        List<String> signed = List.of(parts.group(5).split(";"));
        if (!signed.containsAll(List.of("host", "x-amz-date", "x-amz-target"))) {
            return false;
        }
        StringBuilder canonical =
                new StringBuilder("POST\n" + exchange.getRequestURI().getRawPath() + "\n\n");
        for (String name : signed) {
            canonical
                    .append(name)
                    .append(':')
                    .append(String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()))
                            .strip())
                    .append('\n');
        }
        canonical.append('\n').append(parts.group(5)).append('\n').append(sha256(body));
        String scope = parts.group(2) + "/" + REGION + "/sqs/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + exchange.getRequestHeaders().getFirst("X-Amz-Date") + "\n" + scope + "\n"
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(parts.group(2), REGION, "sqs", "aws4_request")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign)).equals(parts.group(6))
                && parts.group(4).equals("sqs");
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static Map<String, String> settings(URI queue) {
        return Map.of(
                "quartier.broker", "sqs",
                "quartier.sqs.queue-url", queue.toString(),
                "quartier.sqs.region", REGION,
                "quartier.sqs.access-key", KEY,
                "quartier.sqs.secret-key", SECRET);
    }
}
