package io.quartier.kernel.identity;

import io.quartier.contract.access.Role;
import io.quartier.contract.data.Ids;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.organization.Organizations;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new customer: the organization and the person who owns it, in one transaction. The answer tells whether an address
 * is known, and whoever asks gets in: so it is open only where the operator says so.
 */
@ApplicationScoped
public class RegisterOrganization {

    static final String CLOSED = "closed";
    static final String OPEN = "open";

    @Inject
    Passwords passwords;

    @Inject
    Registration registration;

    @Inject
    Sessions sessions;

    @Inject
    @ConfigProperty(name = "quartier.registration", defaultValue = CLOSED)
    String mode;

    /** What the form asks for. */
    @Schema(name = "Registration")
    public record Form(
            @NotBlank @Size(max = 200) @Schema(example = "Donau Immobilien")
            String organizationName,

            @NotBlank @Email @Size(max = 254) @Schema(example = "eva@donau.example")
            String email,

            @NotBlank @Size(min = 10, max = 128) @Schema(example = "correct horse battery")
            String password,

            @NotBlank @Size(max = 100) @Schema(example = "Eva")
            String firstName,

            @NotBlank @Size(max = 100) @Schema(example = "Nováková")
            String lastName) {

        @Override
        public String toString() {
            return "registration";
        }
    }

    /**
     * Outside a transaction: hashing is slow, and nothing should be held meanwhile.
     *
     * @throws QuartierException {@code REGISTRATION_CLOSED}, {@code EMAIL_TAKEN}
     */
    public RegisteredView register(Form form, String userAgent) {
        if (!OPEN.equals(mode)) {
            throw new QuartierException(IdentityProblem.REGISTRATION_CLOSED);
        }
        String hash = passwords.hash(form.password());
        User user = new User(
                Ids.next(),
                User.normalize(form.email()),
                form.firstName().strip(),
                form.lastName().strip());
        UUID organization = Ids.next();
        // from here on the new owner acts in the new organization: every row passes the database's policies
        return CallContext.with(CallContext.current().as(user.id(), organization), () -> {
            Membership membership = registration.store(
                    user, hash, organization, form.organizationName().strip());
            return RegisteredView.of(user, membership, sessions.open(user, membership, userAgent));
        });
    }

    /** The transaction of it. */
    @ApplicationScoped
    public static class Registration {

        @Inject
        Users users;

        @Inject
        Organizations organizations;

        @Transactional
        public Membership store(User user, String hash, UUID organization, String name) {
            if (!users.add(user, hash)) {
                throw new QuartierException(IdentityProblem.EMAIL_TAKEN);
            }
            String slug = organizations.found(organization, name, user.id());
            return new Membership(organization, slug, name, Role.OWNER);
        }
    }
}
