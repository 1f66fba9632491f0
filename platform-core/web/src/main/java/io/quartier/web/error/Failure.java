package io.quartier.web.error;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.Problem;
import io.quartier.contract.error.QuartierException;
import java.util.List;
import java.util.Map;

/**
 * What an exception means to the client.
 *
 * @param isOurs a fault of the platform, to be logged with its stack
 */
record Failure(
        Problem problem,
        Map<String, Object> arguments,
        List<Fault> faults,
        Map<String, String> headers,
        boolean isOurs) {

    static Failure of(QuartierException e) {
        return new Failure(
                e.problem(), e.arguments(), e.faults(), Map.of(), e.problem().status() == 500);
    }

    static Failure of(Problem problem) {
        return new Failure(problem, Map.of(), List.of(), Map.of(), problem.status() == 500);
    }

    static Failure of(Problem problem, Fault fault) {
        return of(problem, List.of(fault));
    }

    static Failure of(Problem problem, List<Fault> faults) {
        return new Failure(problem, Map.of(), faults, Map.of(), false);
    }

    /** Something is down or too busy; trying again after so many seconds makes sense. */
    static Failure unavailable(int retryAfter) {
        return of(CoreProblem.UNAVAILABLE).with("Retry-After", Integer.toString(retryAfter));
    }

    Failure with(String header, String value) {
        return new Failure(problem, arguments, faults, Map.of(header, value), isOurs);
    }

    /** Logged like a fault of ours although the client is told otherwise: a check of ours has a gap. */
    Failure asOurs() {
        return new Failure(problem, arguments, faults, headers, true);
    }
}
