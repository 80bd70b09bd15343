package dev.raven.web.access;

import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.content.Redaction;
import dev.raven.web.request.ClientAddress;
import dev.raven.web.request.RequestId;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Takes from a request what the audit log says about where it came from. */
final class Origins {
    private static final int LONGEST_AGENT = 256;

    private Origins() {}

    /** @param route the route's template, without the ids of its path */
    static RequestOrigin of(ContainerRequestContext request, String route) {
        return new RequestOrigin(
                RequestId.of(request), request.getMethod(), route, ClientAddress.of(request), userAgent(request));
    }

    /** A client that puts its key in the wrong header must not find it in the log. */
    private static Optional<String> userAgent(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT))
                .map(agent -> agent.replaceAll("\\p{Cntrl}", " "))
                .map(Redaction::of)
                .map(agent -> agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
    }
}
