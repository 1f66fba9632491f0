package io.quartier.contract.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only a member of the current organization who holds the permission may call. On a class it counts for every method
 * that has no access annotation of its own. Others get 401 {@code UNAUTHENTICATED} or 403 {@code FORBIDDEN}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresPermission {
    /** The id of a permission that some active plugin declares. */
    String value();
}
