package io.quartier.web.route;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Puts the filter of its {@link Route} before and behind every resource method, once, at deployment. */
@Provider
@Dependent
public class RouteFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (!resource.getResourceClass().isAnnotationPresent(Path.class)) {
            // a method that Payara adds, to describe ours: nobody may call it
            context.register(new Nothing(), Priorities.AUTHORIZATION - 500);
            return;
        }
        Route route = Route.of(resource.getResourceClass(), resource.getResourceMethod());
        Routes.add(route);
        // before the servers' own authorization, which knows nothing of our annotations
        context.register(new RouteFilter(route), Priorities.AUTHORIZATION - 500);
    }

    private static final class Nothing implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            throw new NotFoundException();
        }
    }
}
