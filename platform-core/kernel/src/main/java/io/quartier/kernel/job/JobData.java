package io.quartier.kernel.job;

import io.quartier.kernel.tenancy.Call;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * For whom a job works, stored with it as {@code organization|user|request id|language}.
 *
 * @param user null for the system's own
 */
record JobData(UUID organization, UUID user, String requestId, Locale locale) {

    static JobData of(Call call) {
        return new JobData(call.organization(), call.user(), call.requestId(), call.locale());
    }

    Call call() {
        return new Call(requestId, locale, user, organization, null, Set.of());
    }

    /** Text, so that an operator can read it and no class is loaded from it. */
    static final class Serializer implements com.github.kagkarlsson.scheduler.serializer.Serializer {

        @Override
        public byte[] serialize(Object data) {
            if (data == null) {
                return null;
            }
            JobData job = (JobData) data;
            return (job.organization + "|" + Objects.toString(job.user, "") + "|" + job.requestId + "|"
                            + job.locale.toLanguageTag())
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            if (bytes == null) {
                return null;
            }
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\\|", -1);
            return type.cast(new JobData(
                    UUID.fromString(parts[0]),
                    parts[1].isEmpty() ? null : UUID.fromString(parts[1]),
                    parts[2],
                    Locale.forLanguageTag(parts[3])));
        }
    }
}
