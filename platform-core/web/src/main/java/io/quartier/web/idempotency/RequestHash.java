package io.quartier.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Tells one request from another: SHA-256 over method, path, query and body. In a multipart body the boundary is left
 * out, because a client that sends the same form again makes up another one.
 */
final class RequestHash {

    private static final byte[] BOUNDARY = "boundary".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest;
    private final byte[] boundary;
    private final byte[] held;
    private int matched;
    private boolean matching = true;

    RequestHash(HttpServletRequest request) {
        this(
                request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n",
                request.getContentType());
    }

    RequestHash(String head, String contentType) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        boundary = boundary(contentType);
        held = new byte[boundary.length];
    }

    /** Takes the next bytes of the body in. */
    void add(byte[] bytes, int length) {
        if (boundary.length == 0) {
            digest.update(bytes, 0, length);
            return;
        }
        int from = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (matching) {
                // the start of a line, held back until it is the boundary or something else
                if (b == boundary[matched]) {
                    held[matched++] = b;
                    if (matched == boundary.length) {
                        digest.update(BOUNDARY);
                        letGo();
                    }
                    from = i + 1;
                    continue;
                }
                digest.update(held, 0, matched);
                letGo();
                from = i;
            }
            if (b == '\n') {
                digest.update(bytes, from, i + 1 - from);
                from = i + 1;
                matching = true;
            }
        }
        digest.update(bytes, from, length - from);
    }

    private void letGo() {
        matched = 0;
        matching = false;
    }

    /** The hash, once the body is at its end. */
    String value() {
        digest.update(held, 0, matched);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a line of a multipart body starts with between its parts; empty where the body is not multipart. */
    private static byte[] boundary(String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return new byte[0];
        }
        for (String parameter : contentType.split(";", -1)) {
            String bare = parameter.strip();
            if (bare.regionMatches(true, 0, "boundary=", 0, 9) && bare.length() > 9) {
                return ("--" + bare.substring(9).replace("\"", "")).getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return new byte[0];
    }
}
