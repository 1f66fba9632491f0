package io.quartier.kernel.webhook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** What is read and kept of an answer. */
final class AnswerText {

    /** Read at most, and kept of that. */
    private static final int READ = 64 * 1024;

    private static final int KEPT = 4 * 1024;
    private static final int MAX_VALUE = 1024;

    private AnswerText() {}

    static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            String value = shortened(storable(String.valueOf(header.getValue())), MAX_VALUE);
            headers.merge(
                    storable(header.getName().toLowerCase(Locale.ROOT)), value, (one, other) -> one + ", " + other);
        }
        return headers;
    }

    static String body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        // whatever it says it is: an unknown charset is no reason to fail
        try (InputStream in = new Unclosed(response.getEntity().getContent())) {
            byte[] bytes = in.readNBytes(READ);
            String text = storable(new String(bytes, StandardCharsets.UTF_8));
            return shortened(text, KEPT);
        }
    }

    /** Not in the middle of a character. */
    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** PostgreSQL keeps no NUL. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    /** The caller ends the connection instead. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // closing would read to the end
        }
    }
}
