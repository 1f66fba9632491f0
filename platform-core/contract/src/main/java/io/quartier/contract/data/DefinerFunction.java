package io.quartier.contract.data;

/**
 * A database function that runs with the rights of its owner rather than the caller's, declared so that the start-up
 * check lets it pass. It asks for the current organization itself, has a fixed search path, and only quartier_app may
 * call it.
 *
 * @param name without schema and arguments
 * @param reason why row-level security alone will not do, one sentence for an auditor
 */
public record DefinerFunction(String name, String reason) {

    /** Demands a reason. */
    public DefinerFunction {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why function " + name + " is security definer");
        }
    }
}
