package it.quartier.isolation;

import io.quartier.contract.Plugin;
import io.quartier.contract.data.Page;
import io.quartier.kernel.CoreResources;
import io.quartier.kernel.access.AccessRule;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * One way into the platform, read from the resources that the core and the plugins of the EAR list, so that none can be
 * forgotten.
 *
 * @param path below {@code /api/v1}, with {@code {id}} where an id goes
 * @param described with its path as the API's description has it, where names are parameters too
 * @param everybody whether it takes callers without a token
 * @param list whether it answers a page of a list
 */
public record Route(String method, String path, String described, boolean everybody, boolean list) {

    Route(String method, String path, boolean everybody, boolean list) {
        this(method, path, method + " " + path, everybody, list);
    }

    public static List<Route> all() {
        List<Class<?>> resources = new ArrayList<>(CoreResources.classes());
        ServiceLoader.load(Plugin.class).forEach(plugin -> resources.addAll(plugin.resources()));
        return resources.stream()
                .filter(resource -> resource.isAnnotationPresent(Path.class))
                .flatMap(resource -> AccessRule.methods(resource).stream().map(method -> of(resource, method)))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private static Route of(Class<?> resource, Method method) {
        String verb = Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(m -> m != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
        String path = pathOf(resource) + pathOf(method);
        return new Route(
                verb,
                // names are no ids: every organization has the same jobs and channels
                path.replace("{name}", Samples.JOB).replace("{channel}", "team"),
                verb + " " + path,
                AccessRule.of(resource, method).equals(AccessRule.EVERYBODY),
                method.getReturnType() == Page.class);
    }

    private static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        String bare = path == null ? "" : path.value().replaceAll("^/|/$", "");
        return bare.isEmpty() ? "" : "/" + bare.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}");
    }

    boolean hasId() {
        return path.contains("{");
    }

    /** The path of the thing that the id names: {@code /notes/{id}} of {@code /notes/{id}/finish}. */
    String thing() {
        return path.substring(0, path.lastIndexOf('}') + 1);
    }

    /**
     * The path of one thing, or of something below it.
     *
     * @param id of a thing within another with the other's before it: {@code <webhook>/<delivery>}
     */
    String of(String id) {
        return filled(path, id);
    }

    /** The path of the thing itself. */
    String thing(String id) {
        return filled(thing(), id);
    }

    /** The path with the id, or the ids, in their places. */
    static String filled(String path, String id) {
        String filled = path;
        for (String one : id.split("/", -1)) {
            filled = filled.replaceFirst("\\{\\w+}", one);
        }
        return filled.replaceAll("\\{\\w+}", id);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
