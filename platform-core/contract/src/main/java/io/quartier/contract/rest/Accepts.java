package io.quartier.contract.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method starts something that goes on in the background: the answer is 202 with {@code Location}, the request's
 * path and the id of the returned {@link Versioned} view, where progress can be read.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Accepts {
    /** Where the id stands instead, relative to the request's path: {@code ../runs}. */
    String in() default "";
}
