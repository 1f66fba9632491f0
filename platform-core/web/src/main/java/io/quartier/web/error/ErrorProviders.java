package io.quartier.web.error;

import java.util.ArrayList;
import java.util.List;

/** The JAX-RS providers of this package. */
public final class ErrorProviders {

    private ErrorProviders() {}

    public static List<Class<?>> classes() {
        List<Class<?>> classes = new ArrayList<>(ErrorMapper.all());
        classes.add(EmptyErrorFilter.class);
        return classes;
    }
}
