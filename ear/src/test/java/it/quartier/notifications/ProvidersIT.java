package it.quartier.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.server.Providers;
import it.quartier.server.Providers.Received;
import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Short messages, push messages, reports of providers, bulks and digests, with providers that are local servers. */
@Timeout(180)
class ProvidersIT {

    @Test
    void whatBouncesIsWrittenToNoMore() throws Exception {
        Person eva = Person.owner("Donau");
        eva.imports("bounces.csv");
        MimeMessage mail = eva.mails(1).get(0);
        await().atMost(Duration.ofSeconds(30)).until(() -> states(eva, "email").equals(List.of("sent")));
        String report = Reports.bounce(mail.getHeader("X-Quartier-Message")[0], eva.email());

        assertThat(Reports.resend("msg_1", "" + Instant.now().getEpochSecond(), "v1,bm8=", report))
                .isEqualTo(401);
        assertThat(Reports.resend("msg_1", Instant.now().minusSeconds(3600), report))
                .as("too old")
                .isEqualTo(401);
        assertThat(states(eva, "email")).containsExactly("sent");
        assertThat(Reports.resend("msg_1", Instant.now(), report)).isEqualTo(204);
        assertThat(states(eva, "email")).containsExactly("bounced");
        List<JsonObject> list = eva.client().get("/notification-suppressions").items();
        assertThat(list).hasSize(1);
        assertThat(list.get(0).getString("address")).isEqualTo(eva.email());
        assertThat(list.get(0).getString("reason")).isEqualTo("bounce");

        eva.imports("more.csv");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> states(eva, "email").equals(List.of("suppressed", "bounced")));
        // taken off by hand, an old report does not put it there again
        assertThat(eva.client()
                        .delete("/notification-suppressions/" + list.get(0).getString("id"))
                        .status())
                .isEqualTo(204);
        assertThat(Reports.resend("msg_1", Instant.now(), report)).isEqualTo(204);
        assertThat(eva.client().get("/notification-suppressions").items()).isEmpty();
        eva.imports("again.csv");
        assertThat(eva.mails(2)).hasSize(2);
    }

    @Test
    void shortMessagesGoByTwilio() throws Exception {
        Providers.answer("/2010-04-01/Accounts/ACtest/", 201, "{\"sid\": \"SM1\", \"status\": \"queued\"}");
        Person eva = Person.owner("Donau");
        String phone = "+4219" + (10_000_000 + (int) (Math.random() * 80_000_000));
        prefer(eva, """
                {"phone": "%s", "choices": [{"subject": "imports", "channel": "sms", "mode": "on"}]}""".formatted(phone));
        eva.imports("sms.csv");
        Received sent = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Providers.received().stream()
                                .filter(r -> form(r).getOrDefault("To", "").equals(phone))
                                .findFirst()
                                .orElse(null),
                        r -> r != null);
        assertThat(form(sent).get("Body")).contains("Import of sms.csv finished");
        assertThat(sent.header("Authorization")).startsWith("Basic ");
        await().atMost(Duration.ofSeconds(30)).until(() -> states(eva, "sms").equals(List.of("sent")));

        String callback = form(sent).get("StatusCallback");
        assertThat(Reports.twilio(callback + "x", Map.of("MessageStatus", "delivered")))
                .isIn(400, 401, 404);
        assertThat(Reports.twilio(callback, Map.of("MessageStatus", "delivered", "MessageSid", "SM1")))
                .isEqualTo(204);
        assertThat(states(eva, "sms")).containsExactly("delivered");
    }

    @Test
    void browsersDecryptWhatTheyGet() throws Exception {
        String path = "/push/" + UUID.randomUUID();
        Providers.answer(path, 201, "");
        Person eva = Person.owner("Donau");
        Browser browser = new Browser();
        Answer subscribed = eva.client()
                .post("/push-subscriptions", """
                        {"kind": "web", "target": "%s", "keys": {"p256dh": "%s", "auth": "%s"}}""".formatted(Providers.url() + path, browser.p256dh(), browser.auth()));
        assertThat(subscribed.status()).as(subscribed.toString()).isEqualTo(201);
        prefer(eva, "{\"choices\": [{\"subject\": \"imports\", \"channel\": \"push\", \"mode\": \"on\"}]}");

        eva.imports("push.csv");
        Received pushed = await().atMost(Duration.ofSeconds(30)).until(() -> to(path), r -> r != null);

        assertThat(browser.decrypt(pushed.body())).contains("Import of push.csv finished");
        assertThat(pushed.header("Content-encoding")).isEqualTo("aes128gcm");
        assertThat(pushed.header("Ttl")).isNotEmpty();
        String key = eva.client().get("/push-subscriptions/key").data().getString("applicationServerKey");
        assertThat(pushed.header("Authorization")).startsWith("vapid t=ey").endsWith("k=" + key);

        // gone: forgotten
        Providers.answer(path, 410, "");
        eva.imports("gone.csv");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> eva.client().get("/push-subscriptions").items().isEmpty());
    }

    @Test
    void devicesAreReachedByFirebaseAndApple() throws Exception {
        Providers.answer("/token", 200, "{\"access_token\": \"granted\", \"expires_in\": 3600}");
        Providers.answer("/v1/projects/quartier-test/messages:send", 200, "{\"name\": \"m1\"}");
        String device = UUID.randomUUID().toString().replace("-", "");
        Providers.answer("/3/device/" + device, 200, "");
        Person eva = Person.owner("Donau");
        for (String kind : List.of("fcm", "apns")) {
            assertThat(eva.client()
                            .post(
                                    "/push-subscriptions",
                                    "{\"kind\": \"%s\", \"target\": \"%s\"}".formatted(kind, device))
                            .status())
                    .isEqualTo(201);
        }
        prefer(eva, "{\"choices\": [{\"subject\": \"imports\", \"channel\": \"push\", \"mode\": \"on\"}]}");
        eva.imports("device.csv");

        Received apple = await().atMost(Duration.ofSeconds(30)).until(() -> to("/3/device/" + device), r -> r != null);
        assertThat(apple.text()).contains("Import of device.csv finished");
        assertThat(apple.header("Apns-topic")).isEqualTo("test.quartier.app");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Providers.received().stream()
                        .anyMatch(r -> r.path().endsWith("/messages:send")
                                && r.text().contains(device)
                                && r.header("Authorization").equals("Bearer granted")));
    }

    @Test
    void manyAreToldAtOnce() throws Exception {
        Person eva = Person.owner("Donau");
        Person jana = eva.colleague("agent");
        Person karol = eva.colleague("viewer");
        Answer accepted = eva.client().post("/notifications/bulk", """
                        {"title": "Office closed", "body": "Back on <Monday>", "recipients": {"roles": ["owner", "agent"]},
                         "channels": ["in-app", "email"]}""");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String id = accepted.data().getString("id");

        JsonObject done = await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> eva.client().get("/notifications/bulk/" + id).data(),
                        bulk -> bulk.getString("status").equals("completed")
                                && bulk.getJsonObject("messages").getInt("sent", 0) == 2);
        assertThat(done.getInt("done")).isEqualTo(2);
        assertThat(jana.mails(1)).hasSize(1);
        assertThat(jana.client().get("/notifications").items().get(0).getString("title"))
                .isEqualTo("Office closed");
        assertThat(karol.client().get("/notifications").items()).isEmpty();
        assertThat(karol.client().post("/notifications/bulk", "{}").status()).isEqualTo(403);
        assertThat(eva.client()
                        .post("/notifications/bulk/" + id + "/cancel", (String) null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void digestsComeInOneMail() throws Exception {
        Person eva = Person.owner("Donau");
        prefer(eva, "{\"choices\": [{\"subject\": \"imports\", \"channel\": \"email\", \"mode\": \"daily\"}]}");
        eva.imports("one.csv");
        eva.imports("two.csv");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> states(eva, "email").equals(List.of("collected", "collected")));
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE);
                Statement statement = maintenance.createStatement()) {
            statement.execute(
                    "update platform.messages set due_at = now() where state = 'collected' and organization_id = '"
                            + eva.organization() + "'");
        }
        MimeMessage mail = eva.mails(1).get(0);
        String text = com.icegreen.greenmail.util.GreenMailUtil.getBody(mail);
        assertThat(mail.getSubject()).isEqualTo("Summary: imports (2)");
        assertThat(text).contains("one.csv").contains("two.csv");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> states(eva, "email").equals(List.of("sent", "digested", "digested")));
        assertThat(eva.mails()).hasSize(1);
    }

    @Test
    void aFloodStops() throws Exception {
        Person eva = Person.owner("Donau");
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE);
                Statement statement = maintenance.createStatement()) {
            statement.execute("""
                    insert into platform.messages (organization_id, id, type, category, channel, urgency, recipient, user_id, language,
                        dedup_key, state, due_at, created_at, updated_at)
                    select '%1$s', gen_random_uuid(), 'listings.import-finished', 'imports', 'email', 'low', '%2$s', '%2$s', 'en',
                        n::text, 'sent', now(), now(), now() from generate_series(1, 1000) n""".formatted(eva.organization(), eva.id()));
        }
        eva.imports("flood.csv");
        JsonObject kept = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> eva.client().get("/notifications/deliveries?state=suppressed").items().stream()
                                .findFirst()
                                .orElse(null),
                        delivery -> delivery != null);
        assertThat(kept.getString("reason")).isEqualTo("too-many");
        assertThat(kept.getString("channel")).isEqualTo("email");
        assertThat(eva.client().get("/notifications").items())
                .as("another channel")
                .hasSize(1);
    }

    private static void prefer(Person person, String json) {
        Answer answer = person.client().put("/notification-preferences", json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** The newest first. */
    private static List<String> states(Person person, String channel) {
        return person.client()
                .get("/notifications/deliveries?channel=" + channel)
                .texts("state");
    }

    private static Received to(String path) {
        return Providers.received().stream()
                .filter(r -> r.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> form(Received received) {
        Map<String, String> form = new HashMap<>();
        for (String field : received.text().split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0 && received.path().startsWith("/2010")) {
                form.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
