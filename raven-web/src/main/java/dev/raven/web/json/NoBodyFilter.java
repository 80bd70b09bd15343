package dev.raven.web.json;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * A request without a body has no media type that could be the wrong one (RFC 9110, 15.5.16): whoever forgot the body is told so. Some
 * servers would ask for the type all the same. Where lines are wanted, none is a body, too: there the type is asked for.
 */
@Provider
@PreMatching
public class NoBodyFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null && !announcesBody(request)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    private static boolean announcesBody(ContainerRequestContext request) {
        return request.getHeaderString("Transfer-Encoding") != null || request.getLength() > 0;
    }
}
