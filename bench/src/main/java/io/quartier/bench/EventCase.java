package io.quartier.bench;

import java.nio.charset.StandardCharsets;

/** How events are published. */
enum EventCase {
    SINGLE("one event a transaction", 1),
    BULK("100 events a transaction", 100);

    private final String title;
    private final int events;

    EventCase(String title, int events) {
        this.title = title;
        this.events = events;
    }

    String title() {
        return title;
    }

    /** How many a transaction publishes. */
    int events() {
        return events;
    }

    /** A request as it goes over the wire. */
    byte[] request(String token) {
        return request(token, "count=" + events);
    }

    /** A request that publishes a single event with this id. */
    static byte[] request(String token, String query) {
        return ("POST /api/v1/bench-facts?" + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
