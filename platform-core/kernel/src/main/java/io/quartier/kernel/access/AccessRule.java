package io.quartier.kernel.access;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.tenancy.Call;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may call a resource method: everybody, whoever is signed in, or whoever holds a permission.
 *
 * @param signIn whether the caller must be signed in
 * @param permission what the caller must hold, null where signing in is enough
 */
public record AccessRule(boolean signIn, String permission) {

    /** Everybody. */
    public static final AccessRule EVERYBODY = new AccessRule(false, null);

    private static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(RequiresPermission.class, RequiresSignIn.class, PermitAll.class);

    /**
     * The rule that a resource method is annotated with, or else its class.
     *
     * @throws IllegalStateException with a sentence for its author, where there is none or more than one
     */
    public static AccessRule of(Class<?> resource, Method method) {
        List<Annotation> found = annotations(method);
        if (found.isEmpty()) {
            found = annotations(resource);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "%s#%s does not say who may call it: annotate it, or its class, with @RequiresPermission, @RequiresSignIn or @PermitAll."
                            .formatted(resource.getName(), method.getName()));
        }
        if (found.size() > 1) {
            throw new IllegalStateException("%s#%s has more than one access annotation: keep one of %s."
                    .formatted(
                            resource.getName(),
                            method.getName(),
                            found.stream()
                                    .map(a -> "@" + a.annotationType().getSimpleName())
                                    .toList()));
        }
        if (found.get(0) instanceof RequiresPermission required) {
            return new AccessRule(true, required.value());
        }
        return found.get(0) instanceof PermitAll ? EVERYBODY : new AccessRule(true, null);
    }

    /** What is wrong with the access annotations of resource classes, one sentence each: for the start-up check. */
    public static List<String> faults(Collection<Class<?>> resources, Set<String> permissions) {
        List<String> faults = new ArrayList<>();
        resources.stream()
                .filter(c -> c.isAnnotationPresent(Path.class))
                .forEach(resource -> methods(resource).forEach(method -> check(resource, method, permissions, faults)));
        return faults;
    }

    private static void check(Class<?> resource, Method method, Set<String> permissions, List<String> faults) {
        if (!isResourceMethod(method)) {
            faults.add("%s#%s is a sub-resource locator, whose methods no start-up check can see: list a class for it."
                    .formatted(resource.getName(), method.getName()));
            return;
        }
        try {
            String permission = of(resource, method).permission();
            if (permission != null && !permissions.contains(permission)) {
                faults.add("%s#%s requires permission '%s', which nobody declares: add it to Plugin.permissions()."
                        .formatted(resource.getName(), method.getName(), permission));
            }
        } catch (IllegalStateException e) {
            faults.add(e.getMessage());
        }
    }

    /** The methods that a resource class serves, in a lasting order. */
    public static List<Method> methods(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(m -> !m.isBridge() && (isResourceMethod(m) || m.isAnnotationPresent(Path.class)))
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
    }

    private static boolean isResourceMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static List<Annotation> annotations(AnnotatedElement element) {
        return ANNOTATIONS.stream()
                .flatMap(type -> Stream.ofNullable((Annotation) element.getAnnotation(type)))
                .toList();
    }

    /**
     * Lets the call through or not.
     *
     * @throws QuartierException {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    public void check(Call call) {
        if (signIn && call.user() == null) {
            throw new QuartierException(CoreProblem.UNAUTHENTICATED);
        }
        if (permission != null && !call.permissions().contains(permission)) {
            throw new QuartierException(CoreProblem.FORBIDDEN);
        }
    }
}
