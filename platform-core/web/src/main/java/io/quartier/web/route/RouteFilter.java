package io.quartier.web.route;

import io.quartier.contract.data.Page;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.rest.Versioned;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.web.answer.CsvTable;
import io.quartier.web.exchange.Exchange;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Before a resource method: may this caller, and are the parameters right? Behind it: status, ETag, cache, CSV. */
final class RouteFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final Route route;

    RouteFilter(Route route) {
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Exchange exchange = Exchange.current();
        exchange.routeTo(route);
        route.access().check(CallContext.current());
        if (exchange.accepted().onlyCsv() && !route.isList() && !route.producesCsv()) {
            throw new QuartierException(CoreProblem.NOT_ACCEPTABLE);
        }
        ParameterCheck.Parameters parameters = route.parameters().check(request);
        exchange.keep(parameters.several());
        exchange.choose(parameters.fields());
        if (route.needsBody() && !exchange.hasBody()) {
            throw QuartierException.of(CoreProblem.MALFORMED_REQUEST, List.of(Fault.of("", "EMPTY")));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (response.getStatus() >= 400) {
            return;
        }
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(route.isRead() ? "private, no-cache" : "no-store"));
        Object entity = response.getEntity();
        if (entity instanceof Versioned stored) {
            describe(stored, request, response);
        } else if (entity instanceof Page<?> page
                && Exchange.current().accepted().csv()) {
            asCsv(page, request, response);
        }
    }

    private void describe(Versioned stored, ContainerRequestContext request, ContainerResponseContext response) {
        String tag = "\"" + stored.version() + "\"";
        response.getHeaders().putIfAbsent(HttpHeaders.ETAG, List.of(tag));
        if ((route.creates() || route.accepts()) && response.getStatus() == 200) {
            response.setStatus(route.creates() ? 201 : 202);
            String path = Exchange.current().path();
            // past JAX-RS, which on Payara would put the Host header in front
            Exchange.current().response().setHeader(HttpHeaders.LOCATION, route.placeFrom(path) + stored.id());
        } else if (route.isRead()
                && isNamedByPath(stored)
                && matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    /**
     * Whether the address alone says which thing it is. Of {@code /organization} it does not: there the version that a
     * client knows may be another organization's.
     */
    private static boolean isNamedByPath(Versioned stored) {
        return Exchange.current().path().endsWith("/" + stored.id());
    }

    /** Weak comparison, as RFC 9110 wants it here. */
    private static boolean matches(String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String part : header.split(",", -1)) {
            String bare = part.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.startsWith("W/") && bare.endsWith(tag)) {
                return true;
            }
        }
        return false;
    }

    private void asCsv(Page<?> page, ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        response.setEntity(page, response.getEntityAnnotations(), CsvTable.MEDIA_TYPE);
        response.getHeaders()
                .putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + CsvTable.fileName(name) + "\"");
        if (page.pagination().nextCursor() != null && page.rest() == null) {
            response.getHeaders().putSingle("X-Next-Cursor", page.pagination().nextCursor());
        }
    }
}
