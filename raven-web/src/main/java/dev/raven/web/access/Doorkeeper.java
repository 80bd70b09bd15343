package dev.raven.web.access;

import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.AccessService;
import dev.raven.core.access.AccessSettings;
import dev.raven.core.access.RateLimit;
import dev.raven.core.access.RateLimiter;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.web.request.ClientAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** What every guard asks: from where a request comes, whose key it carries, and whether it comes too often. */
final class Doorkeeper {
    private static final String SCHEME = "Bearer ";

    private final AccessService access;
    private final RateLimiter limiter;
    private final AccessSettings settings;

    Doorkeeper(AccessService access, RateLimiter limiter, AccessSettings settings) {
        this.access = access;
        this.limiter = limiter;
        this.settings = settings;
    }

    /** Where the request comes from; refused where it is not encrypted, or the server is closed to that address. */
    RequestOrigin origin(ContainerRequestContext request, String route) {
        if (settings.tlsRequired() && !ClientAddress.secure(request)) {
            bearer(request).ifPresent(key -> access.expose(key, Origins.of(request, route)));
            throw new ForbiddenException(
                    ProblemCode.TLS_REQUIRED, "Use https; an API key that was sent over http is exposed: rotate it.");
        }
        RequestOrigin origin = Origins.of(request, route);
        if (!settings.allowedNetworks().admits(origin.address())) {
            throw new ForbiddenException(
                    ProblemCode.IP_NOT_ALLOWED, "Your address is in none of the networks this server is open to.");
        }
        return origin;
    }

    /** The caller, whose key was checked and whose rate limits have room. */
    Caller admit(ContainerRequestContext request, String route) {
        RequestOrigin origin = origin(request, route);
        Caller caller = access.admit(bearer(request).orElseThrow(UnauthenticatedException::new), origin);
        if (caller.tenant().isPresent()) {
            takeRate(request, caller);
        }
        return caller;
    }

    AccessService access() {
        return access;
    }

    /** The API key of the request, where one was sent; the scheme is compared without regard to case (RFC 9110). */
    static Optional<String> bearer(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    private void takeRate(ContainerRequestContext request, Caller caller) {
        List<RateLimit> limits = limiter.take(caller);
        RateLimitHeaders.remember(request, limits);
        limits.stream().filter(RateLimit::exceeded).findFirst().ifPresent(limit -> {
            throw new RateLimitedException(
                    "The limit of " + limit.perMinute() + " requests a minute (" + limit.policy() + ") is used up.",
                    limit.retryAfter());
        });
    }
}
