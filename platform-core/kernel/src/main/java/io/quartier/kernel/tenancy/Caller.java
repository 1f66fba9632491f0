package io.quartier.kernel.tenancy;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.Role;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answers who is calling, from the thread's {@link CallContext}. */
@ApplicationScoped
public class Caller implements CurrentUser {

    @Override
    public boolean isSignedIn() {
        return CallContext.current().user() != null;
    }

    @Override
    public UUID userId() {
        return present(CallContext.current().user());
    }

    @Override
    public UUID organizationId() {
        return present(CallContext.current().organization());
    }

    @Override
    public Optional<UUID> organization() {
        return Optional.ofNullable(CallContext.current().organization());
    }

    @Override
    public Optional<Role> role() {
        return Optional.ofNullable(CallContext.current().role());
    }

    @Override
    public Set<String> permissions() {
        return CallContext.current().permissions();
    }

    @Override
    public boolean may(String permission) {
        return CallContext.current().permissions().contains(permission);
    }

    @Override
    public String requestId() {
        return CallContext.current().requestId();
    }

    @Override
    public Locale locale() {
        return CallContext.current().locale();
    }

    private static UUID present(UUID id) {
        if (id == null) {
            throw new QuartierException(CoreProblem.UNAUTHENTICATED);
        }
        return id;
    }
}
