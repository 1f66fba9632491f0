package io.quartier.web.route;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** All routes there are, for the few questions that JAX-RS does not answer alike on both servers. */
final class Routes {

    private static final List<Route> ALL = new CopyOnWriteArrayList<>();

    private Routes() {}

    static void add(Route route) {
        ALL.add(route);
    }

    /** The methods that a path knows, empty where there is no such path. */
    static SortedSet<String> methods(String path) {
        SortedSet<String> methods = new TreeSet<>();
        String[] parts = path.split("/", -1);
        for (Route route : ALL) {
            if (matches(route.template().split("/", -1), parts)) {
                methods.add(route.httpMethod());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private static boolean matches(String[] template, String[] parts) {
        if (template.length != parts.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }
}
