package io.quartier.contract.access;

import java.util.regex.Pattern;

/**
 * One thing that a member may or may not do.
 *
 * @param id {@code <plugin>:<verb>}, both lower case, hyphens allowed in the verb: {@code listings:publish}
 * @param scope every role that holds this scope has the permission
 * @param description what it allows, one English sentence for an administrator
 */
public record Permission(String id, Scope scope, String description) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*:[a-z][a-z0-9-]*");

    /** Checks the form of the id. */
    public Permission {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A permission reads <plugin>:<verb>, not '" + id + "'");
        }
    }
}
