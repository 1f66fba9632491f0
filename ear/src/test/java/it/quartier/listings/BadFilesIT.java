package it.quartier.listings;

import static it.quartier.listings.Feeds.HEADER;
import static it.quartier.listings.Feeds.ROWS;
import static it.quartier.listings.Feeds.csv;
import static it.quartier.listings.Feeds.openImmo;
import static it.quartier.listings.Feeds.total;
import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.api.Form;
import it.quartier.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no imports: a clear answer at once, nothing half-written, never our fault. */
class BadFilesIT {

    private final Client agency = Client.ofNewAgency();

    static Stream<Arguments> files() {
        String umlauts = HEADER + ROWS;
        byte[] noise = new byte[50_000];
        new Random(3).nextBytes(noise);
        return Stream.of(
                Arguments.of("empty", csv(""), "file FILE_EMPTY"),
                Arguments.of("truncated", csv(HEADER + ROWS + "X;\"cut o"), "file QUOTE_OPEN"),
                Arguments.of("UTF-16", csv(umlauts.getBytes(StandardCharsets.UTF_16)), "file FILE_ENCODING"),
                Arguments.of("Latin-1", csv(umlauts.getBytes(StandardCharsets.ISO_8859_1)), "file FILE_ENCODING"),
                Arguments.of("one line", csv("x".repeat(10_000_000)), "file LINE_TOO_LONG"),
                Arguments.of("binary", csv(noise), "file FILE_TYPE"),
                Arguments.of("zip", csv(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}), "file FILE_TYPE"),
                Arguments.of("delimiter", csv(HEADER.replace(';', '^')), "mapping.title UNKNOWN_COLUMN"),
                Arguments.of(
                        "external entity",
                        openImmo(bytes("<!DOCTYPE openimmo [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + "<openimmo>&x;</openimmo>")),
                        "file XML_DOCTYPE"),
                Arguments.of(
                        "entity bomb",
                        openImmo(bytes("<!DOCTYPE o [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c"
                                + " \"&b;&b;&b;&b;\">]><openimmo>&c;</openimmo>")),
                        "file XML_DOCTYPE"),
                Arguments.of("cut XML", openImmo(bytes("<openimmo><anbieter><immo")), "file XML_SYNTAX"),
                Arguments.of("empty XML", openImmo(new byte[0]), "file FILE_EMPTY"),
                Arguments.of("CSV as XML", openImmo(bytes(HEADER + ROWS)), "file XML_SYNTAX"),
                Arguments.of("HTML", openImmo(bytes("<html></html>")), "file XML_ROOT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void fileIsRefusedAtOnce(String name, Form form, String fault) {
        Answer refused = agency.post("/listings/imports", form, "Accept-Language", "en");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.faults()).contains(fault);
        assertThat(refused.body()).doesNotContain("root:");
    }

    @Test
    void requestThatIsNoFormIsRefused() {
        assertThat(agency.post("/listings/imports", "{}").status()).isEqualTo(415);
        assertThat(Client.nobody().post("/listings/imports", csv(HEADER)).status())
                .isEqualTo(401);
    }

    @Test
    void oversizedFileIsRefusedBeforeItIsSent() throws IOException {
        URI server = TestServer.url();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            String head = "POST /api/v1/listings/imports HTTP/1.1\r\nHost: " + server.getAuthority()
                    + "\r\nAuthorization: Bearer " + agency.token()
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(total(agency.get("/listings/imports"))).isZero();
        assertThat(total(agency.get("/listings"))).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
