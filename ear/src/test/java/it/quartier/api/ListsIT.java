package it.quartier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every list understands, tried on notes. */
class ListsIT {

    private static final Client AGENCY = Client.ofNewAgency();
    private static String path;

    @BeforeAll
    static void someNotes() {
        path = AGENCY.post("/notes", "{\"title\": \"=1+1\", \"text\": \"a, \\\"b\\\"\\nc\", \"dueOn\": \"2026-12-01\"}")
                .header("Location")
                .replaceFirst(".*/api/v1", "");
        AGENCY.post("/notes", "{\"title\": \"Žilina\", \"repeatEveryDays\": 7, \"dueOn\": \"2026-12-02\"}");
    }

    @Test
    void everyFaultOfTheParametersIsToldAtOnce() {
        Answer refused = AGENCY.get("/notes?limit=0&page=x&dueFrom=1.12.2026&finished=yes&colour=red&dueTo=2026-02-30");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        "limit MIN",
                        "page TYPE",
                        "dueFrom FORMAT",
                        "finished TYPE",
                        "colour UNKNOWN_PARAMETER",
                        "dueTo FORMAT");
        assertThat(refused.body()).contains("finished, dueFrom, dueTo, page, limit, cursor, sort, fields");
    }

    @Test
    void aParameterStandsOnce() {
        assertThat(AGENCY.get("/notes?limit=1&limit=2").faults()).containsExactly("limit REPEATED");
        assertThat(AGENCY.get("/notes?limit=101").faults()).containsExactly("limit MAX");
        assertThat(AGENCY.get("/notes?sort=colour").faults()).containsExactly("sort NOT_ONE_OF");
        assertThat(AGENCY.get("/notes?cursor=nonsense").status()).isEqualTo(400);
        assertThat(AGENCY.get("/me?colour=red").faults()).containsExactly("colour UNKNOWN_PARAMETER");
    }

    @Test
    void onlyTheFieldsAskedFor() {
        assertThat(AGENCY.get("/notes?fields=id,title").items())
                .allSatisfy(item -> assertThat(item.keySet()).containsExactlyInAnyOrder("id", "title"));
        assertThat(AGENCY.get(path + "?fields=title").data().keySet()).containsExactly("title");
        assertThat(AGENCY.get("/notes?fields=id,colour").faults()).containsExactly("fields NOT_ONE_OF");
        assertThat(AGENCY.get(path + "?fields=colour").faults()).containsExactly("fields NOT_ONE_OF");
    }

    @Test
    void comesAsCsv() {
        Answer csv = AGENCY.get("/notes?sort=dueOn&fields=title,text,repeatEveryDays", "Accept", "text/csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"notes.csv\"");
        assertThat(csv.body()).isEqualTo("title,text,repeatEveryDays\r\n'=1+1,\"a, \"\"b\"\"\nc\",\r\nŽilina,,7\r\n");
    }

    @Test
    void csvIsKnownByItsNameAlone() {
        Answer csv = AGENCY.get("/notes?fields=title", "Accept", "Text/CSV; charset=utf-8, application/json");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        Answer json = AGENCY.get("/notes?fields=title", "Accept", "text/csvx, application/json");
        assertThat(json.header("Content-Type")).startsWith("application/json");
        assertThat(json.json().getJsonObject("pagination").getInt("limit")).isEqualTo(20);
    }

    @Test
    void aLongListAsCsvGoesOnByCursor() {
        Answer first = AGENCY.get("/notes?sort=dueOn&fields=title&limit=1", "Accept", "text/csv");
        assertThat(first.body()).isEqualTo("title\r\n'=1+1\r\n");
        String cursor = first.header("X-Next-Cursor");
        Answer second = AGENCY.get("/notes?sort=dueOn&fields=title&limit=1&cursor=" + cursor, "Accept", "text/csv");
        assertThat(second.body()).isEqualTo("title\r\nŽilina\r\n");
        assertThat(second.header("X-Next-Cursor")).isEmpty();
    }

    @Test
    void otherRepresentationsAreNotOffered() {
        for (String path : List.of("/notes", path)) {
            Answer answer = AGENCY.get(path, "Accept", "application/xml");
            assertThat(answer.status()).isEqualTo(406);
            assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
        }
        assertThat(AGENCY.get(path, "Accept", "text/csv").status()).isEqualTo(406);
        assertThat(AGENCY.get("/notes", "Accept", "nonsense, */*").status()).isEqualTo(200);
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        String tag = AGENCY.get(path).header("ETag");
        Answer again = AGENCY.get(path, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(AGENCY.get(path, "If-None-Match", "\"7\", W/" + tag).status())
                .isEqualTo(304);
        assertThat(AGENCY.get(path, "If-None-Match", "\"7\"").status()).isEqualTo(200);
    }

    @Test
    void headIsGetWithoutItsBody() {
        RawRequest.Raw head = RawRequest.of("HEAD", "/api/v1/notes").as(AGENCY).send();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).contains("application/json");
        assertThat(head.body()).isEmpty();
    }
}
