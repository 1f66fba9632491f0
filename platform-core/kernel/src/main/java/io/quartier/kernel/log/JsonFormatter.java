package io.quartier.kernel.log;

import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One log record as one line of JSON, with the request, organization and user that the thread works for. */
final class JsonFormatter extends Formatter {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    @Override
    public String format(LogRecord entry) {
        Call call = CallContext.current();
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = generators.createGenerator(line)) {
            json.writeStartObject()
                    .write(
                            "timestamp",
                            entry.getInstant().truncatedTo(ChronoUnit.MICROS).toString())
                    .write("level", entry.getLevel().getName())
                    .write("logger", String.valueOf(entry.getLoggerName()))
                    .write("message", String.valueOf(Masking.mask(formatMessage(entry))))
                    .write("thread", Thread.currentThread().getName());
            write(json, "requestId", "-".equals(call.requestId()) ? null : call.requestId());
            write(json, "organizationId", call.organization());
            write(json, "userId", call.user());
            if (entry.getThrown() != null) {
                write(json, "exception", Masking.mask(trace(entry.getThrown())));
            }
            json.writeEnd();
        }
        return line.append('\n').toString();
    }

    private static void write(JsonGenerator json, String field, Object value) {
        if (value != null) {
            json.write(field, value.toString());
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
