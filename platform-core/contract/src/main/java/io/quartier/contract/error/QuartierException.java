package io.quartier.contract.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one exception that becomes an error answer. The platform turns it into the error envelope, or RFC 9457 where the
 * client asks for it, in the caller's language.
 */
public class QuartierException extends RuntimeException {

    /**
     * How many faults an exception carries, and an answer lists, at most: of more the rest is dropped, and a last one of
     * the code {@link Fault#MORE_FAULTS} says so. Whoever collects faults may stop at one more than that.
     */
    public static final int MAX_FAULTS = 100;

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, Object> arguments;
    private final transient List<Fault> faults;

    /** A problem without details. */
    public QuartierException(Problem problem) {
        this(problem, Map.of(), List.of(), null);
    }

    /** A problem whose text takes values by name: {@code {limit}}. The values are shown to the client. */
    public QuartierException(Problem problem, Map<String, Object> arguments) {
        this(problem, arguments, List.of(), null);
    }

    /** A problem with its cause, which is logged where the status is 500 or above and never shown. */
    public QuartierException(Problem problem, Throwable cause) {
        this(problem, Map.of(), List.of(), cause);
    }

    private QuartierException(Problem problem, Map<String, Object> arguments, List<Fault> faults, Throwable cause) {
        super(faults.isEmpty() ? problem.name() : problem.name() + " " + Fault.brief(faults), cause);
        this.problem = problem;
        this.arguments = Map.copyOf(arguments);
        this.faults = limited(faults);
    }

    private static List<Fault> limited(List<Fault> faults) {
        if (faults.size() <= MAX_FAULTS) {
            return List.copyOf(faults);
        }
        List<Fault> first = new ArrayList<>(faults.subList(0, MAX_FAULTS));
        first.add(Fault.of("", Fault.MORE_FAULTS, "max", MAX_FAULTS));
        return List.copyOf(first);
    }

    /** {@code VALIDATION_ERROR} with every fault found, at most {@link #MAX_FAULTS}. */
    public static QuartierException invalid(List<Fault> faults) {
        return new QuartierException(CoreProblem.VALIDATION_ERROR, Map.of(), faults, null);
    }

    /** {@code VALIDATION_ERROR} with the faults. */
    public static QuartierException invalid(Fault... faults) {
        return invalid(List.of(faults));
    }

    /** A problem of one's own together with faults of fields. */
    public static QuartierException of(Problem problem, List<Fault> faults) {
        return new QuartierException(problem, Map.of(), faults, null);
    }

    /** {@code NOT_FOUND}: not there, or another organization's; the two look the same. */
    public static QuartierException notFound() {
        return new QuartierException(CoreProblem.NOT_FOUND);
    }

    /** The code, status and title. */
    public Problem problem() {
        return problem;
    }

    /** Values for the text. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    /** Faults of single fields, empty where the problem is not about fields. */
    public List<Fault> faults() {
        return faults;
    }
}
