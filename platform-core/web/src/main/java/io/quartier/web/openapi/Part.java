package io.quartier.web.openapi;

import io.quartier.contract.Plugin;
import io.quartier.contract.error.Problem;
import io.quartier.kernel.CoreProblems;
import io.quartier.kernel.CoreResources;
import io.quartier.kernel.access.AccessRule;
import io.quartier.kernel.plugin.ActivePlugins;
import io.quartier.web.route.Route;
import jakarta.ws.rs.Path;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What one plugin, or the core, brings to the description.
 *
 * @param id the plugin's, or {@code core}
 * @param operations its live resource methods
 * @param document what the build read from their annotations
 * @param problems its error codes
 */
record Part(String id, List<Operation> operations, Map<String, Object> document, List<Problem> problems) {

    private static final Logger LOG = System.getLogger(Part.class.getName());

    /**
     * A live resource method.
     *
     * @param name unique in its part: {@code note-list}
     */
    record Operation(String name, Route route, Method method) {}

    /** The core's and those of the active plugins. */
    static List<Part> all() {
        List<Part> parts = new ArrayList<>();
        parts.add(of("core", CoreResources.class.getClassLoader(), CoreResources.classes(), CoreProblems.classes()));
        for (Plugin plugin : ActivePlugins.all()) {
            parts.add(of(plugin.id(), plugin.getClass().getClassLoader(), plugin.resources(), plugin.problems()));
        }
        return parts;
    }

    /** The error codes that an operation may answer with: those that lie in its package or above. */
    List<Problem> problemsOf(Operation operation) {
        String place = operation.method().getDeclaringClass().getPackageName() + ".";
        return problems.stream()
                .filter(p -> place.startsWith(p.getClass().getPackageName() + "."))
                .toList();
    }

    private static Part of(
            String id, ClassLoader loader, List<Class<?>> classes, List<Class<? extends Problem>> problems) {
        Map<String, Object> document = Tree.load(loader, "META-INF/openapi/" + id + ".json");
        if (document == null) {
            LOG.log(
                    Level.WARNING,
                    "Plugin {0} has no META-INF/openapi/{0}.json: run smallrye-open-api-maven-plugin in its build",
                    id);
            document = Tree.of();
        }
        return new Part(
                id,
                operations(classes),
                document,
                problems.stream()
                        .filter(Class::isEnum)
                        .flatMap(p -> Arrays.stream(p.getEnumConstants()))
                        .map(Problem.class::cast)
                        .toList());
    }

    private static List<Operation> operations(List<Class<?>> classes) {
        List<Operation> operations = new ArrayList<>();
        for (Class<?> resource : classes) {
            if (resource.isAnnotationPresent(Path.class)) {
                String noun = resource.getSimpleName().replaceAll("Resource$", "");
                for (Method method : AccessRule.methods(resource)) {
                    String name = Character.toLowerCase(noun.charAt(0)) + noun.substring(1) + "-" + method.getName();
                    operations.add(new Operation(name, Route.of(resource, method), method));
                }
            }
        }
        return operations;
    }
}
