package it.quartier.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.Providers;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People are told, as they and their organization want it: read back as they would read it. */
@Timeout(180)
class NotificationsIT {

    @Test
    void whoStartedAnImportIsToldInTheApplicationAndByMail() throws Exception {
        Person eva = Person.owner("Donau <b>Immobilien</b>");
        Person jana = eva.colleague("admin");
        Person stranger = Person.owner("Somebody else");

        eva.imports("<img src=x onerror=alert(1)>.csv");
        MimeMessage mail = eva.mails(1).get(0);

        assertThat(mail.getSubject()).contains("Import of <img src=x onerror=alert(1)>.csv finished");
        assertThat(mail.getHeader("Message-ID")[0]).matches("<[0-9a-f-]{36}@mail\\.quartier\\.test>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Date")).hasSize(1);
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getFrom()[0].toString())
                .contains("notices@mail.quartier.test")
                .contains("Donau");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("1 created")
                .contains("1 refused");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .contains("Donau &lt;b&gt;Immobilien&lt;/b&gt;")
                .doesNotContain("<img");

        JsonObject waiting =
                eva.client().get("/notifications?unread=true").items().get(0);
        assertThat(waiting.getString("type")).isEqualTo("listings.import-finished");
        assertThat(waiting.getBoolean("read")).isFalse();
        assertThat(unread(eva)).isEqualTo(1);
        // a colleague, even an administrator, does not see it; nor does anybody else
        for (Person other : List.of(jana, stranger)) {
            assertThat(other.client().get("/notifications").items()).isEmpty();
            assertThat(other.client()
                            .get("/notifications/" + waiting.getString("id"))
                            .status())
                    .isEqualTo(404);
            assertThat(other.client()
                            .patch("/notifications/" + waiting.getString("id"), "{\"read\": true}")
                            .status())
                    .isEqualTo(404);
        }
        Answer read = eva.client().patch("/notifications/" + waiting.getString("id"), "{\"read\": true}");
        assertThat(read.data().getBoolean("read")).as(read.toString()).isTrue();
        assertThat(unread(eva)).isZero();

        JsonObject delivery = awaitDelivery(eva, "email", "sent");
        assertThat(delivery.getString("address")).contains("***@quartier.test").doesNotContain(eva.email());
        assertThat(stranger.client().get("/notifications/deliveries").items()).isEmpty();
    }

    @Test
    void everybodyIsToldInTheirLanguage() throws Exception {
        Person eva = Person.owner("Donau");
        for (List<String> language : List.of(
                List.of("en", "finished"), List.of("de", "fertig"), List.of("sk", "hotový"), List.of("cs", "hotový"))) {
            preferences(eva, "{\"language\": \"%s\"}".formatted(language.get(0)));
            eva.imports(language.get(0) + ".csv");
            int count = eva.client().get("/listings/imports").items().size();
            MimeMessage mail = eva.mails(count).get(count - 1);
            assertThat(mail.getSubject()).contains(language.get(0) + ".csv").contains(language.get(1));
        }
    }

    @Test
    void anOrganizationSaysItInItsOwnWords() throws Exception {
        Person eva = Person.owner("Donau");
        Answer stored = eva.client()
                .post(
                        "/notification-templates",
                        template("Fertig: {{ fileName }}", "{{ created }} neu", "<p id='own'>{{ fileName }}</p>"));
        assertThat(stored.status()).as(stored.toString()).isEqualTo(201);
        assertThat(eva.client()
                        .put(
                                "/notification-branding",
                                "{\"senderName\": \"Donau Büro\", \"replyTo\": \"office@donau.test\", \"color\": \"#14532d\"}")
                        .status())
                .isEqualTo(200);

        eva.imports("a&b.csv");
        MimeMessage mail = eva.mails(1).get(0);

        assertThat(mail.getSubject()).isEqualTo("Fertig: a&b.csv");
        assertThat(mail.getReplyTo()[0].toString()).isEqualTo("office@donau.test");
        String html =
                ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent().toString();
        assertThat(html)
                .contains("<p id='own'>a&amp;b.csv</p>")
                .contains("#14532d")
                .contains("Donau Büro");
        // others keep ours
        Person other = Person.owner("Other");
        other.imports("x.csv");
        assertThat(other.mails(1).get(0).getSubject()).isEqualTo("Import of x.csv finished");
    }

    @Test
    void hostileTemplatesAreRefusedWithTheirFaults() {
        Person eva = Person.owner("Donau");
        for (String hostile : List.of(
                "{{ fileName.getClass().forName('java.lang.Runtime') }}",
                "{{ organization.class.name }}",
                "{% include 'x' %}",
                "{% import 'x' %}",
                "{% for i in 1..1000000000 %}{% endfor %}",
                "{% for i in range(1, 1000000000) %}x{% endfor %}",
                "{% set a = 'x' %}{{ a }}",
                "{{ fileName | raw }}",
                "{{ fileName | replace({'a': 'aaaaaaaaaaaa'}) }}",
                "{{ secret }}",
                "{{ unclosed ")) {
            Answer refused = eva.client().post("/notification-templates", template("Ok", hostile, "<p>Ok</p>"));
            assertThat(refused.status()).as(hostile + " " + refused).isEqualTo(400);
            assertThat(refused.faults()).as(hostile).containsExactly("text TEMPLATE");
        }
        Answer preview = eva.client()
                .post(
                        "/notification-templates/preview",
                        template("Of {{ fileName }}", "{{ created }} new", "<b>{{ created }}</b>"));
        assertThat(preview.data().getString("subject")).isEqualTo("Of houses.csv");
        assertThat(preview.data().getString("html")).contains("<b>15</b>");
    }

    @Test
    void oneClickEndsOneKindOfMailAndNothingElse() throws Exception {
        Person eva = Person.owner("Donau");
        eva.imports("first.csv");
        MimeMessage mail = eva.mails(1).get(0);
        String link = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");
        assertThat(link).startsWith("https://quartier.test/api/v1/notification-unsubscribe/");
        String path = link.substring("https://quartier.test/api/v1".length());

        Answer page = Client.nobody().get(path, "Accept", "text/html");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">");
        assertThat(preferences(eva).getJsonArray("choices")).isEmpty();

        // as mail programs do it: one POST, no cookies, no token
        Answer done = Client.nobody().post(path, (String) null, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        JsonObject choice = preferences(eva).getJsonArray("choices").getJsonObject(0);
        assertThat(preferences(eva).getJsonArray("choices")).hasSize(1);
        assertThat(choice.getString("subject") + " " + choice.getString("channel") + " " + choice.getString("mode"))
                .isEqualTo("imports email off");
        assertThat(Client.nobody()
                        .post(path.substring(0, path.length() - 2) + "AA", (String) null)
                        .status())
                .isEqualTo(404);

        eva.imports("second.csv");
        await().atMost(Duration.ofSeconds(30)).until(() -> unread(eva) == 2);
        assertThat(eva.mails()).hasSize(1);
    }

    @Test
    void mailComesOnceWhenTheServerIsBack() throws Exception {
        Person eva = Person.owner("Donau");
        Providers.stopMail();
        try {
            eva.imports("later.csv");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> deliveries(eva, "channel=email").stream()
                            .anyMatch(d -> d.getInt("attempts") >= 2
                                    && !d.getString("state").equals("sent")));
        } finally {
            Providers.mail();
        }
        assertThat(eva.mails(1).get(0).getSubject()).contains("later.csv");
        awaitDelivery(eva, "email", "sent");
        assertThat(eva.mails()).hasSize(1);
        assertThat(GreenMailUtil.getBody(eva.mails().get(0))).isNotBlank();
    }

    private static String template(String subject, String text, String html) {
        return jakarta.json.Json.createObjectBuilder()
                .add("type", "listings.import-finished")
                .add("channel", "email")
                .add("language", "en")
                .add("subject", subject)
                .add("text", text)
                .add("html", html)
                .build()
                .toString();
    }

    private static int unread(Person person) {
        return person.client().get("/notifications/unread-count").data().getInt("unread");
    }

    private static JsonObject preferences(Person person) {
        return person.client().get("/notification-preferences").data();
    }

    private static void preferences(Person person, String json) {
        Answer answer = person.client().put("/notification-preferences", json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static List<JsonObject> deliveries(Person person, String query) {
        return person.client().get("/notifications/deliveries?" + query).items();
    }

    private static JsonObject awaitDelivery(Person person, String channel, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> deliveries(person, "channel=" + channel + "&state=" + state).stream()
                                .findFirst()
                                .orElse(null),
                        delivery -> delivery != null);
    }
}
