package it.quartier.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Background work as the organizations see it. */
class JobsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Client ours = Client.ofNewAgency();
    private final Client theirs = Client.ofNewAgency();

    @Test
    void theClockServesEachOrganizationOnceAndOnlyItself() throws SQLException {
        comeRound("probe.round", "1 second");

        for (Client agency : List.of(ours, theirs)) {
            await().atMost(SOON).until(() -> runs(agency, "probe.round").size() == 1);
            JsonObject run = ended(
                    agency,
                    "probe.round",
                    runs(agency, "probe.round").getJsonObject(0).getString("id"));
            assertThat(run.getString("status")).isEqualTo("succeeded");
            assertThat(run.getInt("attempts")).isEqualTo(1);
            assertThat(run).doesNotContainKeys("requestedBy", "subject", "failure");
            assertThat(run.getString("node")).isNotBlank();
            assertThat(marks(agency)).containsExactly("round, signed in false, subject null");
            JsonObject job = agency.get("/jobs/probe.round").data();
            assertThat(job.getString("description")).isEqualTo("Leaves a mark once a day.");
            assertThat(job.getString("kind")).isEqualTo("scheduled");
            assertThat(job.getJsonObject("schedule").getString("cron")).isEqualTo("0 3 * * *");
            assertThat(job.getJsonObject("schedule").getString("missed")).isEqualTo("run-once");
            assertThat(Instant.parse(job.getString("nextAt"))).isAfter(Instant.now());
            assertThat(job.getJsonObject("lastRun").getString("id")).isEqualTo(run.getString("id"));
        }
        String id = runs(ours, "probe.round").getJsonObject(0).getString("id");
        assertThat(theirs.get("/jobs/probe.round/runs/" + id).status()).isEqualTo(404);
        assertThat(theirs.get("/jobs/probe.round/runs").body()).doesNotContain(id);
    }

    @Test
    void missedTimesAreCaughtUpOnceOrLeftOut() throws SQLException {
        comeRound("probe.round", "4 days");
        comeRound("probe.rare", "4 days");

        await().atMost(SOON).until(() -> statuses(ours, "probe.round").equals(List.of("succeeded")));
        await().atMost(SOON).until(() -> statuses(ours, "probe.rare").equals(List.of("skipped")));
        assertThat(marks(ours)).hasSize(1);
    }

    @Test
    void theTimeZoneOfTheOrganizationCounts() throws SQLException {
        Answer organization = ours.get("/organization");
        assertThat(organization.data().getString("timeZone")).isEqualTo("UTC");
        assertThat(ours.patch("/organization", "{\"timeZone\": \"Europe/Nowhere\"}", "If-Match", "*")
                        .faults())
                .contains("timeZone FORMAT");

        assertThat(ours.patch("/organization", "{\"timeZone\": \"Asia/Tokyo\"}", "If-Match", "*")
                        .status())
                .isEqualTo(200);

        await().atMost(SOON).untilAsserted(() -> {
            JsonObject job = ours.get("/jobs/probe.round").data();
            assertThat(job.getJsonObject("schedule").getString("timeZone")).isEqualTo("Asia/Tokyo");
            assertThat(job.getString("nextAt")).contains("T18:0");
        });
    }

    @Test
    void peopleRunJobsAndSeeHowFarTheyAre() {
        Answer accepted = ours.post("/jobs/probe.patient/run", (String) null);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String id = accepted.data().getString("id");
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/jobs/probe.patient/runs/" + id);
        assertThat(accepted.data().getString("status")).isIn("queued", "running");

        await().atMost(SOON).untilAsserted(() -> {
            JsonArray running = ours.get("/jobs/probe.patient").data().getJsonArray("running");
            assertThat(running).hasSize(1);
            assertThat(running.getJsonObject(0)).containsKey("progress");
            JsonObject progress = running.getJsonObject(0).getJsonObject("progress");
            assertThat(progress.getInt("done")).isPositive();
            assertThat(progress.getInt("total")).isEqualTo(10_000);
            assertThat(progress.getString("step")).isEqualTo("Waiting for a mark");
        });
        Answer refused = ours.post("/jobs/probe.patient/run", (String) null, "Accept-Language", "de");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("JOB_RUNNING", "läuft schon");
        assertThat(theirs.get("/jobs/probe.patient").data().getJsonArray("running"))
                .isEmpty();

        ours.post("/probe/marks?title=enough", (String) null);
        JsonObject run = ended(ours, "probe.patient", id);
        assertThat(run.getString("status")).isEqualTo("succeeded");
        assertThat(run.getString("requestedBy")).isEqualTo(userOf(ours));
        assertThat(statuses(ours, "probe.patient")).containsExactly("succeeded");
    }

    @Test
    void whatFailsIsTriedAgainThenShownAndCanBeRevived() throws IOException {
        String id = ours.post("/jobs/probe.hopeless/run", (String) null).data().getString("id");
        await().atMost(SOON).until(() -> run(ours, "probe.hopeless", id).containsKey("nextAttemptAt"));
        JsonObject waiting = run(ours, "probe.hopeless", id);
        assertThat(waiting.getString("status")).isEqualTo("queued");
        assertThat(waiting.getInt("attempts")).isEqualTo(1);

        assertThat(ours.post("/jobs/probe.hopeless/run", (String) null).data().getString("id"))
                .as("not a second run beside the first")
                .isEqualTo(id);
        JsonObject failed = ended(ours, "probe.hopeless", id);
        assertThat(failed.getString("status")).isEqualTo("failed");
        assertThat(failed.getInt("attempts")).isEqualTo(2);
        JsonObject failure = failed.getJsonObject("failure");
        assertThat(failure.getString("kind")).isEqualTo("UnsupportedOperationException");
        assertThat(failed.toString()).doesNotContain("Jana", "quartier.test");
        assertThat(Files.readString(TestServer.log()))
                .contains(failure.getString("incident"))
                .doesNotContain("jana@quartier.test");

        String revived =
                ours.post("/jobs/probe.hopeless/run", (String) null).data().getString("id");
        assertThat(revived).isNotEqualTo(id);
        assertThat(ours.get("/jobs/probe.hopeless/runs?status=failed").body()).contains(id);
        assertThat(ours.get("/jobs/probe.hopeless/runs?status=lost").status()).isEqualTo(400);
    }

    @Test
    void workOnOneThingShowsUpToo() {
        assertThat(ours.post("/jobs/listings.import/run", (String) null).body()).contains("JOB_NEEDS_SUBJECT");
        Answer rebuild = ours.post("/portal/rebuild", (String) null);
        assertThat(rebuild.status()).as(rebuild.toString()).isEqualTo(202);

        await().atMost(SOON).until(() -> statuses(ours, "portal.rebuild").equals(List.of("succeeded")));
        assertThat(runs(ours, "portal.rebuild").getJsonObject(0).getString("subject"))
                .isEqualTo(rebuild.data().getString("id"));
        assertThat(ours.get("/jobs").body())
                .contains("listings.import", "portal.rebuild", "on-demand")
                .as("work for the platform as a whole is not theirs")
                .doesNotContain("platform.forget");
        assertThat(ours.get("/jobs/platform.forget").status()).isEqualTo(404);
        assertThat(ours.post("/jobs/platform.forget/run", (String) null).status())
                .isEqualTo(404);
        assertThat(Client.nobody().get("/jobs").status()).isEqualTo(401);
    }

    @Test
    void theMetricsTellOfJobs() throws IOException, InterruptedException {
        String id = ours.post("/jobs/probe.round/run", (String) null).data().getString("id");
        ended(ours, "probe.round", id);

        String metrics = metrics();
        assertThat(metrics)
                .contains("quartier_job_attempts_total{job=\"probe.round\",outcome=\"succeeded\"}")
                .contains("quartier_job_seconds_bucket{job=\"probe.round\"")
                .contains("quartier_job_queue{job=\"probe.round\"}")
                .contains("quartier_job_lag_seconds{job=\"probe.round\"}");
    }

    private static String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(TestServer.url().resolve("/metrics"))
                .timeout(SOON)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** Lets the clock be where the job is due, for our two organizations. */
    private void comeRound(String job, String ago) throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER);
                PreparedStatement statement =
                        connection.prepareStatement("update platform.scheduled_tasks set version ="
                                + " version + 1, execution_time = now() - interval '" + ago
                                + "' where task_name = ? and"
                                + " task_instance in (?, ?) and not picked")) {
            statement.setString(1, job);
            statement.setString(2, idOf(ours));
            statement.setString(3, idOf(theirs));
            await("both are planned").atMost(SOON).until(() -> planned(connection, job) == 2);
            assertThat(statement.executeUpdate()).isEqualTo(2);
        }
    }

    private int planned(Connection connection, String job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from platform.scheduled_tasks where task_name = ? and task_instance in (?, ?)")) {
            statement.setString(1, job);
            statement.setString(2, idOf(ours));
            statement.setString(3, idOf(theirs));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static List<String> marks(Client agency) throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER);
                PreparedStatement statement = connection.prepareStatement(
                        "select coalesce(array_agg(title order by id), '{}') from probe.marks where organization_id = ?::uuid")) {
            statement.setString(1, idOf(agency));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        }
    }

    private static JsonArray runs(Client agency, String job) {
        Answer answer = agency.get("/jobs/" + job + "/runs");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonArray("data");
    }

    private static List<String> statuses(Client agency, String job) {
        return runs(agency, job).getValuesAs(JsonObject.class).stream()
                .map(run -> run.getString("status"))
                .toList();
    }

    private static JsonObject run(Client agency, String job, String id) {
        Answer answer = agency.get("/jobs/" + job + "/runs/" + id);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.data();
    }

    private static JsonObject ended(Client agency, String job, String id) {
        return await(job).atMost(SOON).until(() -> run(agency, job, id), run -> run.containsKey("finishedAt"));
    }

    private static String idOf(Client agency) {
        return agency.organization().getString("id");
    }

    private static String userOf(Client agency) {
        return agency.get("/me").data().getString("id");
    }
}
