package io.quartier.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RequestHashTest {

    private static final String HEAD = "POST /api/v1/listings/imports?null\n";

    private static String hash(String contentType, String body, int step) {
        RequestHash hash = new RequestHash(HEAD, contentType);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += step) {
            int length = Math.min(step, bytes.length - from);
            byte[] part = new byte[step];
            System.arraycopy(bytes, from, part, 0, length);
            hash.add(part, length);
        }
        return hash.value();
    }

    private static String form(String boundary, String content) {
        return "--%1$s\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
                .formatted(boundary, content);
    }

    private static String hashOfForm(String boundary, String content, int step) {
        return hash("multipart/form-data; boundary=\"" + boundary + "\"", form(boundary, content), step);
    }

    @Test
    void theSameFormWithAnotherBoundaryIsTheSameRequest() {
        String first = hashOfForm("----abc", "a,b\n--x\n---\n1,2\n", 7);
        assertThat(hashOfForm("xyz123", "a,b\n--x\n---\n1,2\n", 100)).isEqualTo(first);
        assertThat(hashOfForm("xyz123", "a,b\n--x\n---\n1,3\n", 100)).isNotEqualTo(first);
    }

    @Test
    void howTheBytesArriveMakesNoDifference() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            StringBuilder content = new StringBuilder();
            random.ints(random.nextInt(200), 0, 5).forEach(c -> content.append("-\nb\ra".charAt(c)));
            String whole = hashOfForm("--b-b", content.toString(), 10_000);
            assertThat(hashOfForm("--b-b", content.toString(), 1 + random.nextInt(9)))
                    .isEqualTo(whole);
        }
    }

    @Test
    void otherBodiesCountAsTheyAre() {
        assertThat(hash("application/json", "--x\n{}", 3)).isEqualTo(hash(null, "--x\n{}", 50));
        assertThat(hash("application/json", "{}", 3)).isNotEqualTo(hash("application/json", "{ }", 3));
    }
}
