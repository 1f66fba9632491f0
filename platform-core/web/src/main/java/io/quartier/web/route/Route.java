package io.quartier.web.route;

import io.quartier.contract.data.Page;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.Accepts;
import io.quartier.contract.rest.Creates;
import io.quartier.kernel.access.AccessRule;
import io.quartier.web.exchange.QuartierPath;
import io.quartier.web.exchange.Served;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;

/** One resource method with all that is known of it before a request comes: looked at once, at deployment. */
public final class Route implements Served {

    private static final Set<Class<? extends Annotation>> NOT_BODY = Set.of(
            QueryParam.class,
            PathParam.class,
            HeaderParam.class,
            CookieParam.class,
            MatrixParam.class,
            FormParam.class,
            BeanParam.class,
            Context.class,
            Suspended.class,
            Inject.class);

    private final String httpMethod;
    private final String template;
    private final AccessRule access;
    private final ParameterCheck parameters;
    private final Class<?> item;
    private final boolean list;
    private final boolean creates;
    private final boolean accepts;
    private final String acceptsIn;
    private final boolean needsBody;
    private final boolean producesCsv;

    private Route(Class<?> resource, Method method) {
        httpMethod = httpMethod(method);
        template = QuartierPath.API + joined(path(resource), path(method));
        access = AccessRule.of(resource, method);
        list = method.getReturnType() == Page.class;
        item = item(method);
        parameters = ParameterCheck.of(method, isRead() ? item : null);
        creates = method.isAnnotationPresent(Creates.class);
        accepts = method.isAnnotationPresent(Accepts.class);
        acceptsIn = accepts ? method.getAnnotation(Accepts.class).in() : "";
        needsBody = Arrays.stream(method.getParameters()).anyMatch(Route::isCheckedBody);
        producesCsv = producesCsv(method, resource);
    }

    /**
     * The route of a method.
     *
     * @throws IllegalStateException with a sentence for its author, where it cannot be served safely
     */
    public static Route of(Class<?> resource, Method method) {
        return new Route(resource, method);
    }

    private static String httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(m -> m != null)
                .findFirst()
                .map(HttpMethod::value)
                .orElse("-");
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static String joined(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            String bare = part.startsWith("/") ? part.substring(1) : part;
            if (!bare.isEmpty()) {
                joined.append('/').append(bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare);
            }
        }
        // a template for people: {id: [0-9a-f-]+} reads {id}
        return joined.toString().replaceAll("\\{\\s*([\\w.-]+)\\s*:[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "{$1}");
    }

    private static Class<?> item(Method method) {
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType page && page.getRawType() == Page.class) {
            return page.getActualTypeArguments()[0] instanceof Class<?> itemType ? itemType : null;
        }
        return type instanceof Class<?> itemType && itemType.isRecord() ? itemType : null;
    }

    private static boolean isCheckedBody(Parameter parameter) {
        return (parameter.getType().isRecord() || parameter.getType() == MergePatch.class)
                && Arrays.stream(parameter.getAnnotations()).noneMatch(a -> NOT_BODY.contains(a.annotationType()));
    }

    private static boolean producesCsv(Method method, Class<?> resource) {
        Produces produces = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : resource.getAnnotation(Produces.class);
        MediaType csv = new MediaType("text", "csv");
        return produces == null
                || Arrays.stream(produces.value())
                        .flatMap(v -> Arrays.stream(v.split(",", -1)))
                        .anyMatch(v -> MediaType.valueOf(v.strip()).isCompatible(csv));
    }

    @Override
    public String httpMethod() {
        return httpMethod;
    }

    @Override
    public String template() {
        return template;
    }

    /** Who may call. */
    public AccessRule access() {
        return access;
    }

    ParameterCheck parameters() {
        return parameters;
    }

    @Override
    public Class<?> item() {
        return item;
    }

    /** Whether the answer is a page of a list. */
    public boolean isList() {
        return list;
    }

    /** Whether the answer is 201. */
    public boolean creates() {
        return creates;
    }

    /** Whether the answer is 202. */
    public boolean accepts() {
        return accepts;
    }

    /** Where what was accepted or created is found, seen from the path of the request: with its id behind. */
    String placeFrom(String path) {
        String base = path + (path.endsWith("/") ? "" : "/");
        return acceptsIn.isEmpty()
                ? base
                : URI.create(base).resolve(acceptsIn + "/").toString();
    }

    /** Whether a record or a patch is read from the body. */
    boolean needsBody() {
        return needsBody;
    }

    /** Whether the method itself answers with CSV. */
    boolean producesCsv() {
        return producesCsv;
    }

    /** Whether it only reads. */
    public boolean isRead() {
        return httpMethod.equals("GET");
    }
}
