package io.quartier.kernel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a request went.
 *
 * @param status null where there was no answer
 * @param error why there was none, in a few words
 * @param requestHeaders as sent
 * @param headers of the answer, names in lower case; null where there was none
 * @param body the beginning of the answer; null where there was none
 */
record Answer(
        Instant at,
        Duration duration,
        Outcome outcome,
        Integer status,
        String error,
        Map<String, String> requestHeaders,
        Map<String, String> headers,
        String body) {

    String header(String name) {
        return headers == null ? null : headers.get(name);
    }
}
