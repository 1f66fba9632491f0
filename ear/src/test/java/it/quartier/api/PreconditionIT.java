package it.quartier.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What many share is changed by those who have seen its newest version. */
class PreconditionIT {

    private final Client agency = Client.ofNewAgency();

    @Test
    void theOrganizationIsChangedWithTheVersionThatWasRead() {
        Answer without = agency.patch("/organization", "{\"phone\": \"+421 2 123\"}");
        assertThat(without.status()).as(without.toString()).isEqualTo(428);
        assertThat(without.code()).isEqualTo("PRECONDITION_REQUIRED");

        String read = agency.get("/organization").header("ETag");
        assertThat(agency.patch("/organization", "{\"phone\": \"+421 2 123\"}", "If-Match", read)
                        .status())
                .isEqualTo(200);
        assertThat(agency.patch("/organization", "{\"phone\": \"+421 2 456\"}", "If-Match", read)
                        .code())
                .isEqualTo("STALE_VERSION");
        assertThat(agency.get("/organization").data().getString("phone")).isEqualTo("+421 2 123");
    }

    @Test
    void theDescriptionDemandsItToo() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(TestServer.url().resolve("/openapi"))
                // Payara breaks long answers to clients that go over to HTTP/2 without TLS
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "application/json")
                .build();
        JsonObject patch = new Answer(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                .json()
                .getJsonObject("paths")
                .getJsonObject("/organization")
                .getJsonObject("patch");
        assertThat(patch.getJsonArray("parameters").getValuesAs(JsonObject.class))
                .anySatisfy(p -> {
                    assertThat(p.getString("name", "")).isEqualTo("If-Match");
                    assertThat(p.getBoolean("required")).isTrue();
                });
        assertThat(patch.getJsonObject("responses").keySet()).contains("412", "428");
    }
}
