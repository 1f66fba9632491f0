package io.quartier.bench;

import io.quartier.bench.Population.Organization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** What is measured over HTTP. */
enum Operation {
    /** An empty JAX-RS resource in an application of its own: what the server takes for any request. */
    EMPTY("empty resource, bare application", 200),
    /** The same resource as part of the product, open to everyone: what the product's filters and envelope add. */
    EMPTY_OPEN("empty resource in the product, no token", 200),
    /** The same with a token that is checked: what knowing the caller adds. */
    EMPTY_SIGNED_IN("empty resource in the product, token", 200),
    GET("get by id", 200),
    LIST("list of 20", 200),
    CREATE("create", 201);

    /** Where the bare application is deployed. */
    static final String BARE_ROOT = "/bench-bare";

    private final String title;
    private final int expected;

    Operation(String title, int expected) {
        this.title = title;
        this.expected = expected;
    }

    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int expected() {
        return expected;
    }

    /** Whether it reads or writes the database, and is measured by plain JDBC too. */
    boolean usesDatabase() {
        return this == GET || this == LIST || this == CREATE;
    }

    /** One request as it goes over the wire. */
    byte[] request(Organization organization) {
        return request(organization, this == GET ? organization.someListing() : null);
    }

    /** @param listing which one to ask for */
    byte[] request(Organization organization, String listing) {
        String token = organization.token();
        String text = switch (this) {
            case EMPTY -> get(BARE_ROOT + "/empty", null);
            case EMPTY_OPEN -> get("/api/v1/bench/open", null);
            case EMPTY_SIGNED_IN -> get("/api/v1/bench/signed-in", token);
            case GET -> get("/api/v1/listings/" + listing, token);
            case LIST -> get("/api/v1/listings?limit=20", token);
            case CREATE -> post("/api/v1/listings", token, newListing());
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String get(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n" + authorization(token)
                + "\r\n";
    }

    private static String post(String path, String token, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n" + authorization(token)
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body;
    }

    private static String authorization(String token) {
        return token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private static String newListing() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        List<String> cities = List.of("Bratislava", "Wien", "Praha", "Berlin", "Brno");
        return """
                {"type": "apartment", "transaction": "sale", "title": "Bright flat near the park, no. %d",
                 "description": "The rooms face south and west. The kitchen was renewed three years ago, the floor is oak. The tram is four minutes away, the market ten.",
                 "price": {"amount": "%d.00", "currency": "EUR"}, "livingArea": %d.5, "rooms": %d, "bathrooms": 1,
                 "floor": %d, "yearBuilt": %d,
                 "address": {"street": "Hlavná", "houseNumber": "%d", "postalCode": "81101", "city": "%s", "country": "SK"},
                 "location": {"lat": 48.1439, "lon": 17.1097}, "features": ["balcony", "lift"]}""".formatted(
                        random.nextInt(100_000),
                        random.nextInt(50_000, 900_000),
                        random.nextInt(30, 150),
                        random.nextInt(1, 7),
                        random.nextInt(0, 9),
                        random.nextInt(1900, 2025),
                        random.nextInt(1, 99),
                        cities.get(random.nextInt(cities.size())));
    }
}
