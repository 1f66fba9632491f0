package io.quartier.kernel;

import io.quartier.contract.error.Problem;
import io.quartier.kernel.event.EventProblem;
import io.quartier.kernel.identity.IdentityProblem;
import java.util.List;

/** The core's own error codes beside those that everybody shares; a plugin lists its in {@code Plugin.problems()}. */
public final class CoreProblems {

    private CoreProblems() {}

    public static List<Class<? extends Problem>> classes() {
        return List.of(IdentityProblem.class, EventProblem.class);
    }
}
