package io.quartier.kernel.job;

import io.quartier.kernel.tenancy.Call;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * For whom a job works, stored with it as {@code organization|user|request id|language|schedule}.
 *
 * @param organization null for work of the platform as a whole
 * @param user null for the system's own
 * @param schedule by which the time was chosen, as {@code cron zone}; empty for work that was asked for
 */
record JobData(UUID organization, UUID user, String requestId, Locale locale, String schedule) {

    private static final String NO_REQUEST = "-";

    static JobData of(Call call) {
        return new JobData(call.organization(), call.user(), call.requestId(), call.locale(), "");
    }

    /** Of what the clock asks for. */
    static JobData byTheClock(UUID organization, String schedule) {
        return new JobData(organization, null, NO_REQUEST, Locale.ENGLISH, schedule);
    }

    /** @param run names the work in logs where no request asked for it */
    Call call(UUID run) {
        return new Call(
                requestId.equals(NO_REQUEST) ? "job-" + run : requestId, locale, user, organization, null, Set.of());
    }

    String text() {
        return Objects.toString(organization, "") + "|" + Objects.toString(user, "") + "|" + requestId + "|"
                + locale.toLanguageTag() + "|" + schedule;
    }

    static JobData read(String text) {
        String[] parts = text.split("\\|", -1);
        return new JobData(
                uuid(parts[0]),
                uuid(parts[1]),
                parts[2],
                Locale.forLanguageTag(parts[3]),
                // older nodes write four parts
                parts.length > 4 ? parts[4] : "");
    }

    private static UUID uuid(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    /** Text, so that an operator can read it and no class is loaded from it. */
    static final class Serializer implements com.github.kagkarlsson.scheduler.serializer.Serializer {

        @Override
        public byte[] serialize(Object data) {
            return data == null ? null : ((JobData) data).text().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return bytes == null ? null : type.cast(read(new String(bytes, StandardCharsets.UTF_8)));
        }
    }
}
