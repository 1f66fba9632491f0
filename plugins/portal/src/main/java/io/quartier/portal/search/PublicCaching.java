package io.quartier.portal.search;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets browsers and proxies keep what is the same for everybody, for as long as a listing may lag behind. */
@Provider
@PublicCaching.Cached
public class PublicCaching implements ContainerResponseFilter {

    private static final String A_MINUTE = "public, max-age=60";

    @Context
    HttpServletResponse servlet;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, A_MINUTE);
            servlet.setHeader(HttpHeaders.VARY, "Accept, Origin"); // in place of the platform's: not on who asks
        }
    }

    /** The method's answer is the same for everybody. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface Cached {}
}
