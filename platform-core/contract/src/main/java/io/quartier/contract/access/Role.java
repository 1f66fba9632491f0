package io.quartier.contract.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a member is in an organization. */
public enum Role {
    /** Everything in the organization, billing and closing it included. */
    OWNER(EnumSet.allOf(Scope.class)),
    /** Users, settings, all data. */
    ADMIN(EnumSet.allOf(Scope.class)),
    /** Properties, documents, assignments. */
    MANAGER(EnumSet.of(Scope.READ, Scope.WRITE)),
    /** What is assigned to them. */
    AGENT(EnumSet.of(Scope.READ, Scope.WRITE)),
    /** Look. */
    VIEWER(EnumSet.of(Scope.READ));

    private final Set<Scope> scopes;

    Role(Set<Scope> scopes) {
        this.scopes = scopes;
    }

    /** Whether this role holds the scope. */
    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /** The word used in tokens, in JSON and in the database: {@code owner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role with this word.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
