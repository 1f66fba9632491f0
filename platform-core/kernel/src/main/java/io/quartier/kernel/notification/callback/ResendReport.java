package io.quartier.kernel.notification.callback;

import io.quartier.kernel.notification.callback.Reports.Named;
import io.quartier.kernel.notification.delivery.Addresses;
import io.quartier.kernel.notification.delivery.State;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.UUID;

/**
 * What Resend reports of an e-mail.
 *
 * @param message what our own header in it names, null where the report has no headers
 * @param address whom it went to
 * @param state null where nothing is to be noted
 */
record ResendReport(Named message, String address, State state, String reason, boolean forGood) {

    static final String HEADER = "X-Quartier-Message";

    static ResendReport of(JsonObject event) {
        JsonObject data = object(event, "data");
        JsonObject bounce = object(data, "bounce");
        boolean permanent = bounce.getString("type", "").equalsIgnoreCase("Permanent");
        return switch (event.getString("type", "")) {
            case "email.delivered" -> of(data, State.DELIVERED, null, false);
            case "email.bounced" ->
                of(data, State.BOUNCED, permanent ? "bounce-permanent" : "bounce-transient", permanent);
            case "email.complained" -> of(data, State.COMPLAINED, "complaint", true);
            case "email.failed", "email.suppressed" -> of(data, State.FAILED, "provider-failed", false);
            default -> of(data, null, null, false);
        };
    }

    private static ResendReport of(JsonObject data, State state, String reason, boolean forGood) {
        return new ResendReport(named(data).orElse(null), address(data), state, reason, forGood);
    }

    private static Optional<Named> named(JsonObject data) {
        JsonValue headers = data.getOrDefault("headers", JsonValue.NULL);
        if (!(headers instanceof JsonArray list)) {
            return Optional.empty();
        }
        return list.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(header -> header.getString("name", "").equalsIgnoreCase(HEADER))
                .map(header -> header.getString("value", "").split("\\.", 2))
                .filter(parts -> parts.length == 2)
                .findFirst()
                .flatMap(parts -> {
                    try {
                        return Optional.of(new Named(UUID.fromString(parts[0]), UUID.fromString(parts[1])));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
    }

    private static String address(JsonObject data) {
        JsonValue to = data.getOrDefault("to", JsonValue.NULL);
        if (to instanceof JsonArray list && !list.isEmpty()) {
            return Addresses.normal(list.getString(0, ""));
        }
        return null;
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public String toString() {
        return "report of " + state;
    }
}
