package it.quartier.example;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.event.Relayed;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class NotesIT {

    private final Client agency = Client.ofNewAgency();

    @Test
    void noteIsWrittenReadChangedAndDeleted() {
        Answer written =
                agency.post("/notes", "{\"title\": \"Chimney\", \"text\": \"Sweep it\", \"dueOn\": \"2026-12-01\"}");
        assertThat(written.status()).as(written.toString()).isEqualTo(201);
        assertThat(written.header("ETag")).isEqualTo("\"1\"");
        String path = "/notes/" + written.data().getString("id");
        assertThat(written.header("Location")).endsWith("/api/v1" + path);

        assertThat(agency.get(path).data()).isEqualTo(written.data());

        Answer changed = agency.patch(path, "{\"title\": \"Roof\", \"text\": null}", "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.data().getString("title")).isEqualTo("Roof");
        assertThat(changed.data()).doesNotContainKey("text");
        assertThat(agency.get(path).data()).isEqualTo(changed.data());

        Answer stale = agency.patch(path, "{\"title\": \"Cellar\"}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("STALE_VERSION");

        assertThat(agency.delete(path).status()).isEqualTo(204);
        assertThat(agency.get(path).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void listIsFilteredSortedAndWalkedByCursor() {
        for (String day : new String[] {"01", "03", "02"}) {
            write("{\"title\": \"Due " + day + "\", \"dueOn\": \"2026-12-" + day + "\"}");
        }
        write("{\"title\": \"Whenever\"}");

        assertThat(agency.get("/notes").texts("title")).containsExactly("Whenever", "Due 02", "Due 03", "Due 01");
        assertThat(agency.get("/notes?dueFrom=2026-12-02&sort=-dueOn").texts("title"))
                .containsExactly("Due 03", "Due 02");
        Answer first = agency.get("/notes?sort=dueOn&limit=3");
        JsonObject pagination = first.json().getJsonObject("pagination");
        assertThat(pagination.getInt("total")).isEqualTo(4);
        assertThat(pagination.getBoolean("hasMore")).isTrue();
        assertThat(agency.get("/notes?sort=dueOn&limit=3&cursor=" + pagination.getString("nextCursor"))
                        .texts("title"))
                .containsExactly("Whenever");
    }

    @Test
    void finishedNoteIsFollowedByTheNext() {
        JsonObject note = write("{\"title\": \"Chimney\", \"dueOn\": \"2026-12-01\", \"repeatEveryDays\": 30}");
        String path = "/notes/" + note.getString("id");

        Answer finished = agency.post(path + "/finish", "");
        assertThat(finished.status()).as(finished.toString()).isEqualTo(200);
        assertThat(finished.data().getString("finishedAt")).isNotEmpty();
        Relayed.everything();

        JsonObject next = agency.get("/notes?finished=false").items().get(0);
        assertThat(next.getString("dueOn")).isEqualTo("2026-12-31");
        assertThat(next.getString("repeats")).isEqualTo(note.getString("id"));
        assertThat(agency.get("/notes").items()).hasSize(2);

        Answer again = agency.post(path + "/finish", "", "Accept-Language", "sk");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("NOTE_FINISHED");
        assertThat(again.body()).contains("Poznámka je vybavená");
        assertThat(agency.patch(path, "{\"title\": \"Roof\"}").code()).isEqualTo("NOTE_FINISHED");
        assertThat(agency.get("/notes").items()).hasSize(2);
    }

    @Test
    void allFaultsComeAtOnce() {
        Answer refused =
                agency.post("/notes", "{\"title\": \" \", \"repeatEveryDays\": 0, \"colour\": \"red\", \"dueOn\": 7}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.faults())
                .anyMatch(fault -> fault.startsWith("title "))
                .anyMatch(fault -> fault.startsWith("repeatEveryDays "))
                .contains("colour UNKNOWN_FIELD", "dueOn TYPE");
        assertThat(agency.get("/notes").items()).isEmpty();
    }

    @Test
    void rulesOverSeveralFieldsAreToldAtTheField() {
        assertThat(agency.post("/notes", "{\"title\": \"Chimney\", \"repeatEveryDays\": 7}")
                        .faults())
                .containsExactly("dueOn REQUIRED");

        String path = "/notes/"
                + write("{\"title\": \"Chimney\", \"dueOn\": \"2026-12-01\", \"repeatEveryDays\": 7}")
                        .getString("id");
        assertThat(agency.patch(path, "{\"dueOn\": null}").faults()).containsExactly("dueOn REQUIRED");
    }

    @Test
    void anotherAgencysNoteIsNotThere() {
        String path = "/notes/" + write("{\"title\": \"Chimney\"}").getString("id");
        Client other = Client.ofNewAgency();

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.patch(path, "{\"title\": \"Mine\"}").status()).isEqualTo(404);
        assertThat(other.post(path + "/finish", "").status()).isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(other.get("/notes").json().getJsonObject("pagination").getInt("total"))
                .isZero();
        assertThat(Client.nobody().get(path).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(agency.get(path).data().getString("title")).isEqualTo("Chimney");
    }

    private JsonObject write(String json) {
        Answer answer = agency.post("/notes", json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.data();
    }
}
