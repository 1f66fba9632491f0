package io.quartier.contract.access;

/** How much a permission lets somebody do. A role holds scopes, and through them permissions. */
public enum Scope {
    /** Look. */
    READ,
    /** Create and change. */
    WRITE,
    /** Remove for good. */
    DELETE,
    /** Decide about others: users, settings, money. */
    ADMIN
}
