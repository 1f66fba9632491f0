package it.quartier.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.RawRequest.Raw;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: a clear 4xx in the envelope, nothing written, and never our fault. */
class BadRequestsIT {

    private static final String JSON = "application/json";
    private static final Client AGENCY = Client.ofNewAgency();

    private static Raw post(String contentType, byte[] body) {
        return RawRequest.of("POST", "/api/v1/notes")
                .as(AGENCY)
                .body(contentType, body)
                .send();
    }

    private static Raw post(String body) {
        return post(JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(Raw answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.header("X-Request-Id")).isPresent();
        assertThat(AGENCY.get("/notes").items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"title\": \"x\",}", "nonsense", "{} {}", "", " ", "{\"title\": 01}", "<note/>"})
    void bodyThatIsNotJson(String body) {
        refused(post(body), 400, "MALFORMED_REQUEST");
    }

    @Test
    void theAnswerSaysWhereTheJsonGoesWrong() {
        assertThat(post("{\"title\": \"x\",\n \"text\" 7}").body()).contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "7",
                "\"text\"",
                "{\"title\": {\"a\": 1}}",
                "{\"title\": \"a\\u0000b\"}",
                "{\"title\": \"\\ud800\"}"
            })
    void bodyThatIsSomethingElse(String body) {
        refused(post(body), 400, "VALIDATION_ERROR");
    }

    @Test
    void aTowerOfBrackets() {
        refused(post("[".repeat(200_000)), 400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1", "UTF-32"})
    void bodyInAnotherEncoding(String charset) {
        refused(
                post(JSON, "{\"title\": \"Žluťoučký é\"}".getBytes(Charset.forName(charset))),
                400,
                "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml, 415, UNSUPPORTED_MEDIA_TYPE",
        "text/plain, 415, UNSUPPORTED_MEDIA_TYPE",
        "application/json; charset=utf-16, 415, UNSUPPORTED_MEDIA_TYPE",
        "nonsense, 400, MALFORMED_REQUEST"
    })
    void bodyOfAnotherType(String type, int status, String code) {
        refused(post(type, "{\"title\": \"x\"}".getBytes(StandardCharsets.UTF_8)), status, code);
    }

    @Test
    void compressedBody() {
        Raw answer = RawRequest.of("POST", "/api/v1/notes")
                .as(AGENCY)
                .with("Content-Encoding", "gzip")
                .body(JSON, new byte[] {31, -117, 8, 0})
                .send();
        refused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void bodyThatIsTooLarge() {
        byte[] large = ("{\"title\": \"" + "x".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        refused(post(JSON, large), 413, "PAYLOAD_TOO_LARGE");
        refused(
                RawRequest.of("POST", "/api/v1/notes")
                        .as(AGENCY)
                        .chunked(JSON, large)
                        .send(),
                413,
                "PAYLOAD_TOO_LARGE");
        refused(
                RawRequest.of("POST", "/api/v1/notes")
                        .as(AGENCY)
                        .with("Idempotency-Key", "large")
                        .chunked(JSON, large)
                        .send(),
                413,
                "PAYLOAD_TOO_LARGE");
    }

    @Test
    void moreFaultsThanAnybodyReads() {
        String body =
                IntStream.range(0, 60_000).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        Answer answer = Client.nobody().post("/auth/register", body, "Accept-Language", "de");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).hasSize(101).last().isEqualTo(" MORE_FAULTS");
        assertThat(answer.body()).contains("die ersten 100 sind").hasSizeLessThan(50_000);
        String query = IntStream.range(0, 300).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
        assertThat(AGENCY.get("/notes?" + query).faults()).hasSize(101).last().isEqualTo(" MORE_FAULTS");
    }

    @Test
    void bodyThatIsMissing() {
        refused(
                RawRequest.of("POST", "/api/v1/notes")
                        .as(AGENCY)
                        .with("Content-Type", JSON)
                        .with("Content-Length", "0")
                        .send(),
                400,
                "MALFORMED_REQUEST");
        assertThat(RawRequest.of("POST", "/api/v1/notes")
                        .as(AGENCY)
                        .chunked(JSON, new byte[0])
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404",
        "/api/v1/nowhere, 404",
        "/api/v1, 404",
        "/api/v1//notes, 404",
        "/WEB-INF/web.xml, 404",
        "/api/v1/../../WEB-INF/web.xml, 404",
        "/WEB-INF/errors, 404",
        "/openapi/ui/../../WEB-INF/web.xml, 404",
        "/api/v1/notes/a%2Fb, 400",
        "/api/v1/notes/nonsense, 400",
        "/api/v1/notes?finished=%zz, 400",
        "/api/v1/notes/01939f3e-8a00-7c31-9a55-3f0e5d0c7b11, 404"
    })
    void pathThatLeadsNowhere(String path, int status) {
        Raw answer = RawRequest.of("GET", path).as(AGENCY).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isNotEmpty();
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/notes/%zz", "/api/v1/notes/%00", "/api/v1/notes/%ff", "/%", "/api/v1/notes?%"})
    void pathThatTheServerItselfCannotRead(String path) {
        // some of these never reach us, so the form of the answer is the server's
        assertThat(RawRequest.of("GET", path).as(AGENCY).send().status()).isLessThan(500);
    }

    @Test
    void methodThatThePathDoesNotKnow() {
        Raw answer = RawRequest.of("PUT", "/api/v1/notes")
                .as(AGENCY)
                .body(JSON, "{}".getBytes(StandardCharsets.UTF_8))
                .send();
        refused(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow").orElse("")).contains("GET", "POST");
        assertThat(RawRequest.of("TRACE", "/api/v1/notes").as(AGENCY).send().status())
                .isEqualTo(405);
        assertThat(RawRequest.of("FOO", "/api/v1/notes").as(AGENCY).send().status())
                .isEqualTo(405);
    }

    @Test
    void optionsSaysWhatThePathKnows() {
        Raw answer = RawRequest.of("OPTIONS", "/api/v1/notes").send();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS, POST");
        assertThat(RawRequest.of("OPTIONS", "/api/v1/nowhere").send().status()).isEqualTo(404);
    }

    @Test
    void errorsComeInTheCallersLanguage() {
        assertThat(AGENCY.get("/notes?x=1", "Accept-Language", "de-AT, en;q=0.5")
                        .body())
                .contains("Diesen Parameter gibt es nicht");
        assertThat(AGENCY.get("/notes?x=1", "Accept-Language", "sk").body()).contains("Taký parameter neexistuje");
        assertThat(AGENCY.get("/notes?x=1", "Accept-Language", "cs").body()).contains("Takový parametr neexistuje");
        assertThat(AGENCY.get("/notes?x=1", "Accept-Language", "fr, ;;").body()).contains("There is no such parameter");
    }

    @Test
    void errorsComeAsProblemsWhereAskedFor() {
        Answer answer = AGENCY.get("/notes?x=1", "Accept", "application/problem+json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("type")).isEqualTo("urn:quartier:problem:VALIDATION_ERROR");
        assertThat(answer.json().getInt("status")).isEqualTo(400);
        assertThat(answer.json().getString("instance")).isEqualTo("/api/v1/notes");
        assertThat(answer.json().getJsonArray("errors")).hasSize(1);
        // the same header does not keep anybody from a good answer
        assertThat(AGENCY.get("/notes", "Accept", "application/problem+json").status())
                .isEqualTo(200);
    }

    @Test
    void theRequestsNameIsTakenAndReturned() {
        Answer named = AGENCY.get("/notes", "X-Request-Id", "my-request:1");
        assertThat(named.header("X-Request-Id")).isEqualTo("my-request:1");
        assertThat(named.json().getJsonObject("meta").getString("requestId")).isEqualTo("my-request:1");
        Answer refused = AGENCY.get("/notes?x=1", "X-Request-Id", "my-request:2");
        assertThat(refused.json().getJsonObject("error").getString("requestId")).isEqualTo("my-request:2");
        Answer badlyNamed = AGENCY.get("/notes", "X-Request-Id", "a b<script>");
        assertThat(badlyNamed.header("X-Request-Id")).hasSize(36);
    }
}
