package io.quartier.web.error;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.json.Violations;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds out what an exception means, whatever the servers and libraries have wrapped it in. Values and JSON that cannot
 * be read are the client's fault only while its request is read, where they become a {@link QuartierException};
 * everywhere else, say with a stored row, they are ours.
 */
final class Failures {

    private static final int MAX_CAUSES = 50;

    private Failures() {}

    static Failure of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        for (Throwable e : chain) {
            Failure known = ofOurs(e);
            if (known != null) {
                return known;
            }
        }
        for (Throwable e : chain) {
            // of a batch only the following exceptions have a state
            if (e instanceof SQLException sql && (sql.getSQLState() != null || sql.getNextException() == null)) {
                return SqlFailures.of(sql);
            }
        }
        for (Throwable e : chain) {
            Failure known = ofServers(e);
            if (known != null) {
                return known;
            }
        }
        return Failure.of(CoreProblem.INTERNAL_ERROR);
    }

    /** What the code of the platform says on purpose. */
    private static Failure ofOurs(Throwable e) {
        if (e instanceof QuartierException known) {
            return Failure.of(known);
        }
        if (e instanceof OptimisticLockException) {
            return Failure.of(CoreProblem.STALE_VERSION);
        }
        if (e instanceof ConstraintViolationException violations) {
            return isOfArguments(violations)
                    ? Failure.of(QuartierException.invalid(Violations.faults(violations.getConstraintViolations())))
                    : Failure.of(CoreProblem.INTERNAL_ERROR);
        }
        return null;
    }

    /** What servers and their libraries say. */
    private static Failure ofServers(Throwable e) {
        if (e instanceof WebApplicationException web) {
            return ofStatus(web);
        }
        if (e instanceof FileNotFoundException) {
            // how Open Liberty says that a path has no servlet
            return Failure.of(CoreProblem.NOT_FOUND);
        }
        if (isOfPool(e.getClass())) {
            return Failure.unavailable(5);
        }
        return null;
    }

    private static Failure ofStatus(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        Failure failure = byStatus(status);
        for (String header : List.of("Allow", "Retry-After", "Location")) {
            String value = e.getResponse().getHeaderString(header);
            if (value != null) {
                failure = failure.with(header, value);
            }
        }
        return failure;
    }

    /** For answers that say no more than their status. */
    static Failure byStatus(int status) {
        return switch (status) {
            case 401 -> Failure.of(CoreProblem.UNAUTHENTICATED);
            case 403 -> Failure.of(CoreProblem.FORBIDDEN);
            case 404 -> Failure.of(CoreProblem.NOT_FOUND);
            case 405, 501 -> Failure.of(CoreProblem.METHOD_NOT_ALLOWED);
            case 406 -> Failure.of(CoreProblem.NOT_ACCEPTABLE);
            case 409 -> Failure.of(CoreProblem.CONFLICT);
            case 412 -> Failure.of(CoreProblem.STALE_VERSION);
            case 413 -> Failure.of(CoreProblem.PAYLOAD_TOO_LARGE);
            case 415 -> Failure.of(CoreProblem.UNSUPPORTED_MEDIA_TYPE);
            case 428 -> Failure.of(CoreProblem.PRECONDITION_REQUIRED);
            case 429 -> Failure.of(CoreProblem.RATE_LIMITED);
            case 431 -> Failure.of(CoreProblem.HEADERS_TOO_LARGE);
            case 503 -> Failure.unavailable(5);
            default ->
                Failure.of(status >= 400 && status < 500 ? CoreProblem.MALFORMED_REQUEST : CoreProblem.INTERNAL_ERROR);
        };
    }

    /** No connection to be had from a pool. By name: not every server shows applications the class. */
    private static boolean isOfPool(Class<?> type) {
        return type != null
                && (type.getName().equals("jakarta.resource.ResourceException") || isOfPool(type.getSuperclass()));
    }

    /** What a client sent to a resource method; elsewhere a broken constraint, say of an entity, is our own fault. */
    private static boolean isOfArguments(ConstraintViolationException e) {
        return !e.getConstraintViolations().isEmpty()
                && e.getConstraintViolations().stream()
                        .allMatch(v -> isResource(v.getRootBeanClass()) && ofArgument(v));
    }

    private static boolean ofArgument(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                return true;
            }
        }
        return false;
    }

    /** Also where the container has put a class of its own in front. */
    private static boolean isResource(Class<?> type) {
        return type != null && (type.isAnnotationPresent(jakarta.ws.rs.Path.class) || isResource(type.getSuperclass()));
    }

    /** The exception, its causes, and what was suppressed on the way, such as the reason of a rollback. */
    private static List<Throwable> chain(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        collect(thrown, chain, seen);
        return chain;
    }

    private static void collect(Throwable thrown, List<Throwable> chain, Set<Throwable> seen) {
        for (Throwable e = thrown; e != null && chain.size() < MAX_CAUSES && seen.add(e); e = e.getCause()) {
            chain.add(e);
            if (e instanceof SQLException sql && sql.getNextException() != null) {
                collect(sql.getNextException(), chain, seen);
            }
            if (e instanceof ServletException servlet && servlet.getRootCause() != null) {
                collect(servlet.getRootCause(), chain, seen);
            }
            for (Throwable suppressed : e.getSuppressed()) {
                collect(suppressed, chain, seen);
            }
        }
    }
}
