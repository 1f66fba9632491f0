package it.quartier.isolation;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * How to make one thing of every kind, and what to send to every route that takes a body. A new route makes the tests
 * fail until it has its line here.
 */
final class Samples {

    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";
    private static final String FORM = "multipart/form-data; boundary=sample";

    private static final String LISTING = """
            {"type": "apartment", "transaction": "sale", "title": "%s", "price": {"amount": "249000.00", "currency": "EUR"},
             "address": {"city": "Bratislava", "country": "SK"}}""";

    private static final String TEMPLATE = """
            {"type": "%s", "channel": "in-app", "language": "en", "subject": "Sample", "text": "sample"}""";

    private static final String BULK = """
            {"title": "%s", "body": "sample", "recipients": {"roles": ["viewer"]}, "channels": ["in-app"]}""";

    private static final String IMPORT = String.join(
            "\r\n",
            "--sample",
            "Content-Disposition: form-data; name=\"format\"",
            "",
            "csv",
            "--sample",
            "Content-Disposition: form-data; name=\"mapping\"",
            "",
            "{\"externalId\": \"id\", \"title\": \"title\", \"price\": \"price\", \"defaults\": {\"type\": \"house\","
                    + " \"transaction\": \"sale\", \"price.currency\": \"EUR\", \"address.city\": \"Wien\","
                    + " \"address.country\": \"AT\"}}",
            "--sample",
            "Content-Disposition: form-data; name=\"file\"; filename=\"feed.csv\"",
            "Content-Type: text/csv",
            "",
            "id,title,price\r\n1,%s,100000\r\n2,,nothing",
            "--sample--",
            "");

    /** By the path of the thing: makes one and answers its id. */
    private static final Map<String, Function<Client, String>> THINGS = things();

    /** By route: what to send so that its owner's request is a good one. */
    private static final Map<String, Body> BODIES = bodies();

    /** Every organization has it, so its name is no secret: what goes for {@code {name}} of {@code /jobs/{name}}. */
    static final String JOB = "probe.round";

    private Samples() {}

    record Body(String type, String text) {}

    private static Map<String, Function<Client, String>> things() {
        Map<String, Function<Client, String>> things = new LinkedHashMap<>();
        things.put("/notes/{id}", agency -> made(Call.of("POST", "/notes").as(agency)));
        things.put("/listings/{id}", agency -> made(Call.of("POST", "/listings").as(agency)));
        things.put(
                "/listings/imports/{id}",
                agency -> made(Call.of("POST", "/listings/imports").as(agency)));
        things.put(
                "/portal/rebuild/{id}",
                agency -> made(Call.of("POST", "/portal/rebuild").as(agency)));
        String runs = "/jobs/" + JOB + "/runs/";
        things.put(runs + "{id}", agency -> {
            String id = made(Call.of("POST", "/jobs/" + JOB + "/run").as(agency));
            Settled.thing(agency, runs + id);
            return id;
        });
        things.put("/webhooks/{id}", agency -> made(Call.of("POST", "/webhooks").as(agency)));
        things.put("/webhooks/{id}/deliveries/{deliveryId}", agency -> {
            String webhook = made(Call.of("POST", "/webhooks").as(agency));
            return webhook + "/"
                    + agency.post("/webhooks/" + webhook + "/test", (String) null)
                            .data()
                            .getString("id");
        });
        things.put("/notifications/{id}", Samples::notification);
        things.put("/notification-templates/{id}", Samples::template);
        things.put(
                "/notification-suppressions/{id}",
                agency -> made(Call.of("POST", "/notification-suppressions", UUID.randomUUID() + "@quartier.test")
                        .as(agency)));
        things.put(
                "/push-subscriptions/{id}",
                agency -> made(Call.of(
                                "POST",
                                "/push-subscriptions",
                                UUID.randomUUID().toString().replace("-", ""))
                        .as(agency)));
        things.put(
                "/notifications/bulk/{id}",
                agency -> made(Call.of("POST", "/notifications/bulk").as(agency)));
        return things;
    }

    /** What somebody is told of an import, once it is there. */
    private static String notification(Client agency) {
        int before = agency.get("/notifications?limit=100").items().size();
        made(Call.of("POST", "/listings/imports").as(agency));
        return Awaitility.await("a notification")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> agency.get("/notifications?limit=100").texts("id"),
                        ids -> ids.size() > Math.min(99, before))
                .get(0);
    }

    /** There is one for a type, channel and language: where all are taken, one makes room. */
    private static String template(Client agency) {
        for (String type : List.of("platform.announcement", "platform.webhook-paused", "listings.import-finished")) {
            for (String language : List.of("en", "de", "sk", "cs")) {
                for (String channel : List.of("in-app", "push")) {
                    Answer answer = agency.post(
                            "/notification-templates",
                            TEMPLATE.formatted(type)
                                    .replace("in-app", channel)
                                    .replace("\"en\"", '"' + language + '"'));
                    if (answer.status() == 201) {
                        return made(answer);
                    }
                }
            }
        }
        List<String> taken = agency.get("/notification-templates?limit=100").texts("id");
        taken.subList(0, taken.size() - 2).forEach(id -> agency.delete("/notification-templates/" + id));
        return template(agency);
    }

    private static Map<String, Body> bodies() {
        Map<String, Body> bodies = new TreeMap<>();
        bodies.put("POST /notes", new Body(JSON, "{\"title\": \"%s\"}"));
        bodies.put("PATCH /notes/{id}", new Body(PATCH, "{\"text\": \"changed\"}"));
        bodies.put("POST /notes/{id}/finish", null);
        bodies.put("POST /listings", new Body(JSON, LISTING));
        bodies.put("PATCH /listings/{id}", new Body(PATCH, "{\"description\": \"changed\"}"));
        for (String verb : List.of("publish", "withdraw", "close", "archive", "restore")) {
            bodies.put("POST /listings/{id}/" + verb, null);
        }
        bodies.put("POST /listings/imports", new Body(FORM, IMPORT));
        bodies.put("POST /portal/rebuild", null);
        bodies.put("POST /events/replays", new Body(JSON, "{\"types\": [\"note.finished\"]}"));
        bodies.put("POST /jobs/" + JOB + "/run", null);
        bodies.put("PATCH /notifications/{id}", new Body(PATCH, "{\"read\": true}"));
        bodies.put("POST /notifications/read-all", null);
        bodies.put("POST /notifications/bulk", new Body(JSON, BULK));
        for (String verb : List.of("pause", "resume", "cancel")) {
            bodies.put("POST /notifications/bulk/{id}/" + verb, null);
        }
        bodies.put("PUT /notification-preferences", new Body(JSON, "{\"language\": \"sk\"}"));
        bodies.put("PUT /notification-branding", new Body(JSON, "{\"senderName\": \"sample\"}"));
        bodies.put("POST /notification-templates", new Body(JSON, TEMPLATE.formatted("platform.announcement")));
        bodies.put("POST /notification-templates/preview", new Body(JSON, TEMPLATE.formatted("platform.announcement")));
        bodies.put(
                "PUT /notification-templates/{id}", new Body(JSON, "{\"subject\": \"Sample\", \"text\": \"changed\"}"));
        bodies.put("POST /notification-suppressions", new Body(JSON, "{\"channel\": \"email\", \"address\": \"%s\"}"));
        bodies.put("POST /push-subscriptions", new Body(JSON, "{\"kind\": \"fcm\", \"target\": \"%s\"}"));
        bodies.put("PATCH /organization", new Body(PATCH, "{\"phone\": \"+421 2 1234\"}"));
        bodies.put(
                "POST /auth/switch", new Body(JSON, "{\"organizationId\": \"0192f0c1-2345-7000-8000-000000000001\"}"));
        // nobody listens there, and nothing happens that it wants
        bodies.put(
                "POST /webhooks",
                new Body(JSON, "{\"url\": \"http://127.0.0.1:1/%s\", \"events\": [\"webhook.paused\"]}"));
        bodies.put("PATCH /webhooks/{id}", new Body(PATCH, "{\"description\": \"changed\"}"));
        for (String verb : List.of("enable", "disable", "test", "secret/rotate", "deliveries/{deliveryId}/retry")) {
            bodies.put("POST /webhooks/{id}/" + verb, null);
        }
        bodies.put(
                "POST /webhooks/{id}/deliveries/retry",
                new Body(JSON, "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\"}"));
        return bodies;
    }

    /** What keeps the route from being tried, as a sentence that says what to add. */
    static List<String> missingFor(Route route) {
        if (route.everybody()) {
            return List.of();
        }
        if (route.hasId() && !THINGS.containsKey(route.thing())) {
            return List.of("Samples.things() knows no way to make a " + route.thing() + ": add one for " + route);
        }
        boolean takesBody = !route.method().equals("GET") && !route.method().equals("DELETE");
        if (takesBody && !BODIES.containsKey(route.toString())) {
            return List.of("Samples.bodies() knows no body for " + route + ": add one, or null where it takes none");
        }
        return List.of();
    }

    /** Makes the thing that the route's id names, for the agency. */
    static String make(Route route, Client agency) {
        return THINGS.get(route.thing()).apply(agency);
    }

    /** One thing of each kind, by its path. */
    static Map<String, String> makeAll(Client agency) {
        Map<String, String> made = new LinkedHashMap<>();
        THINGS.forEach((path, thing) -> made.put(path, thing.apply(agency)));
        return made;
    }

    static Body bodyOf(Route route) {
        return BODIES.get(route.toString());
    }

    /** @param marker stands in the text of the thing */
    static Body bodyOf(String route, String marker) {
        Body body = BODIES.get(route);
        return body == null ? null : new Body(body.type(), body.text().replace("%s", marker));
    }

    private static String made(Answer answer) {
        if (answer.status() != 201 && answer.status() != 202) {
            throw new IllegalStateException("A sample was not made: " + answer);
        }
        return answer.data().getString("id");
    }
}
