package io.quartier.kernel.webhook;

import io.quartier.contract.data.Row;
import io.quartier.kernel.json.JsonBody;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One request and its answer. */
@Schema(name = "WebhookAttempt")
record AttemptView(
        Instant at,
        int durationMs,
        Outcome outcome,
        Integer status,

        @Schema(description = "Why there was no answer.") String error,

        Map<String, String> requestHeaders,
        Map<String, String> responseHeaders,

        @Schema(description = "The answer's first 4,096 characters.")
        String responseBody) {

    static final String COLUMNS =
            "at, duration_ms, outcome, status, error, request_headers, response_headers, response_body";

    static AttemptView of(Row row) {
        return new AttemptView(
                row.instant("at"),
                row.integer("duration_ms"),
                row.word("outcome", Outcome.class),
                row.integer("status"),
                row.text("error"),
                headers(row.json("request_headers")),
                headers(row.json("response_headers")),
                row.text("response_body"));
    }

    private static Map<String, String> headers(String json) {
        if (json == null) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        JsonBody.parse(json)
                .value()
                .asJsonObject()
                .forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
        return headers;
    }
}
