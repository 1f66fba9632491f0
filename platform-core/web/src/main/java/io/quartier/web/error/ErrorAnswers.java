package io.quartier.web.error;

import io.quartier.contract.error.Fault;
import io.quartier.kernel.json.JsonOutput;
import io.quartier.kernel.json.RecordWriter;
import io.quartier.kernel.text.Texts;
import io.quartier.web.exchange.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/** Writes errors: in the envelope, or as RFC 9457 where the client asks for it, in the caller's language. */
@ApplicationScoped
public class ErrorAnswers {

    private static final Logger LOG = System.getLogger("io.quartier.web.error");

    @Inject
    Texts texts;

    /** The answer to an exception; a fault of ours is logged, here and nowhere else. */
    public ErrorAnswer of(Throwable thrown, Exchange exchange) {
        Failure failure = Failures.of(thrown);
        log(failure, thrown, exchange);
        return answer(failure, exchange);
    }

    /** The answer to a bare status. */
    public ErrorAnswer of(int status, Exchange exchange) {
        return answer(Failures.byStatus(status), exchange);
    }

    /** An exception that came when the answer was under way already. */
    public void logLate(Throwable thrown, Exchange exchange) {
        LOG.log(Level.WARNING, () -> "Request " + exchange.requestId() + " broke off while it was answered", thrown);
    }

    private static void log(Failure failure, Throwable thrown, Exchange exchange) {
        if (failure.isOurs()) {
            LOG.log(Level.ERROR, () -> "Incident " + exchange.requestId() + ": " + describe(exchange), thrown);
        } else if (failure.problem().status() >= 500) {
            // the stack of a database that is down says nothing new a hundred times a second
            LOG.log(
                    Level.WARNING,
                    () -> failure.problem().name() + " " + exchange.requestId() + ": " + describe(exchange) + ": "
                            + thrown);
        } else {
            LOG.log(Level.DEBUG, () -> failure.problem().name() + " " + describe(exchange) + " " + failure.faults());
        }
    }

    private static String describe(Exchange exchange) {
        return exchange.request().getMethod() + " " + exchange.path();
    }

    private ErrorAnswer answer(Failure failure, Exchange exchange) {
        Map<String, String> headers = new HashMap<>(failure.headers());
        headers.put("Cache-Control", "no-store");
        headers.put("X-Request-Id", exchange.requestId());
        int status = failure.problem().status();
        if (status == 401) {
            headers.put("WWW-Authenticate", "Bearer realm=\"quartier\"");
        }
        if (status == 503) {
            headers.putIfAbsent("Retry-After", "5");
        }
        if (status == 429) {
            headers.putIfAbsent(
                    "Retry-After", String.valueOf(failure.arguments().getOrDefault("seconds", 60)));
        }
        if (failure.problem().name().equals("IDEMPOTENCY_IN_PROGRESS")) {
            headers.put("Retry-After", "1");
        }
        boolean problemJson = exchange.accepted().problemJson();
        JsonOutput out = new JsonOutput(512);
        if (problemJson) {
            problem(failure, exchange, out);
        } else {
            envelope(failure, exchange, out);
        }
        return new ErrorAnswer(
                status, problemJson ? "application/problem+json" : "application/json", headers, out.toBytes());
    }

    private void envelope(Failure failure, Exchange exchange, JsonOutput out) {
        out.raw('{');
        name("error", out);
        out.raw('{');
        text("code", failure.problem().name(), out);
        out.raw(',');
        text("message", message(failure, exchange), out);
        arguments(failure, out);
        if (!failure.faults().isEmpty()) {
            out.raw(',');
            details("details", failure, exchange, out);
        }
        out.raw(',');
        text("requestId", exchange.requestId(), out);
        out.raw('}');
        out.raw('}');
    }

    private void problem(Failure failure, Exchange exchange, JsonOutput out) {
        out.raw('{');
        text("type", "urn:quartier:problem:" + failure.problem().name(), out);
        out.raw(',');
        text("title", failure.problem().title(), out);
        out.raw(',');
        name("status", out);
        out.number(failure.problem().status());
        out.raw(',');
        text("detail", message(failure, exchange), out);
        out.raw(',');
        text("instance", exchange.path(), out);
        out.raw(',');
        text("code", failure.problem().name(), out);
        arguments(failure, out);
        if (!failure.faults().isEmpty()) {
            out.raw(',');
            details("errors", failure, exchange, out);
        }
        out.raw(',');
        text("requestId", exchange.requestId(), out);
        out.raw('}');
    }

    private String message(Failure failure, Exchange exchange) {
        return texts.of(failure.problem(), failure.arguments(), exchange.locale());
    }

    private static void arguments(Failure failure, JsonOutput out) {
        if (!failure.arguments().isEmpty()) {
            out.raw(',');
            name("arguments", out);
            RecordWriter.write(out, failure.arguments());
        }
    }

    private void details(String name, Failure failure, Exchange exchange, JsonOutput out) {
        name(name, out);
        out.raw('[');
        boolean first = true;
        for (Fault fault : failure.faults()) {
            if (!first) {
                out.raw(',');
            }
            first = false;
            out.raw('{');
            text("field", fault.field(), out);
            out.raw(',');
            text("code", fault.code(), out);
            out.raw(',');
            text("message", texts.of(fault, exchange.locale()), out);
            out.raw('}');
        }
        out.raw(']');
    }

    private static void text(String name, String value, JsonOutput out) {
        name(name, out);
        out.text(value);
    }

    private static void name(String name, JsonOutput out) {
        out.text(name);
        out.raw(':');
    }
}
