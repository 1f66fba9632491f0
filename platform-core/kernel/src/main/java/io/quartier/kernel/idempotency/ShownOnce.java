package io.quartier.kernel.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Secrets that the answer at hand shows, and nobody afterwards: in what is stored for an {@code Idempotency-Key} they are
 * left out.
 */
public final class ShownOnce {

    private static final String INSTEAD = "(shown once)";
    private static final ThreadLocal<List<String>> NOTED = ThreadLocal.withInitial(ArrayList::new);

    private ShownOnce() {}

    /** Notes a secret of the current request, and gives it back. Letters, digits and {@code _ + / =} only. */
    public static String note(String secret) {
        NOTED.get().add(secret);
        return secret;
    }

    /** For the filter, before and after each request. */
    public static void clear() {
        NOTED.remove();
    }

    /** An answer as it may be stored. */
    public static byte[] without(byte[] answer) {
        List<String> noted = NOTED.get();
        if (noted.isEmpty()) {
            return answer;
        }
        String text = new String(answer, StandardCharsets.UTF_8);
        for (String secret : noted) {
            text = text.replace(secret, INSTEAD);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
