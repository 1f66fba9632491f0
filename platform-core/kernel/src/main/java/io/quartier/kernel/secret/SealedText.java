package io.quartier.kernel.secret;

import java.util.Base64;
import java.util.UUID;

/**
 * What is stored: {@code q1.<key>.<Base64>}. The key's name stands in front, so that a column can be searched for what an
 * old key sealed.
 */
record SealedText(UUID key, byte[] bytes) {

    private static final String FORM = "q1.";
    private static final int BODY = FORM.length() + 37;

    /**
     * Reads a stored text.
     *
     * @throws IllegalArgumentException for anything else; the text is not repeated, it may be a plaintext
     */
    static SealedText parse(String text) {
        if (!text.startsWith(FORM) || text.length() <= BODY || text.charAt(BODY - 1) != '.') {
            throw new IllegalArgumentException("not a sealed text");
        }
        try {
            return new SealedText(
                    UUID.fromString(text.substring(FORM.length(), BODY - 1)),
                    Base64.getUrlDecoder().decode(text.substring(BODY)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a sealed text");
        }
    }

    String text() {
        return startOf(key) + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What all texts begin with that the key sealed. */
    static String startOf(UUID key) {
        return FORM + key + ".";
    }

    @Override
    public String toString() {
        return "sealed with " + key;
    }
}
