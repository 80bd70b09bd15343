package dev.raven.web.access;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.core.access.AccessSettings;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.limit.RateLimiter;
import dev.raven.web.request.ClientAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** What every guard asks: from where a request comes, whose key it carries, and whether it comes too often. */
final class Doorkeeper {
    private static final String SCHEME = "Bearer ";

    private final Admission admission;
    private final RateLimiter limiter;
    private final AccessSettings settings;
    private final Crowd crowd = new Crowd();

    Doorkeeper(Admission admission, RateLimiter limiter, AccessSettings settings) {
        this.admission = admission;
        this.limiter = limiter;
        this.settings = settings;
    }

    /** Where the request comes from; refused where it is not encrypted, or the server is closed to that address. */
    RequestOrigin origin(ContainerRequestContext request, Route route) {
        RequestOrigin origin = Origins.of(request, route.template());
        if (settings.tlsRequired() && !ClientAddress.secure(request)) {
            ForbiddenException refusal = new ForbiddenException(
                    ProblemCode.TLS_REQUIRED, "Use https; an API key that was sent over http is exposed: rotate it.");
            throw bearer(request)
                    .map(key -> admission.exposed(key, origin, refusal))
                    .orElse(refusal);
        }
        if (!ClientAddress.here(request) && !settings.allowedNetworks().admits(origin.address())) {
            ForbiddenException refusal = new ForbiddenException(
                    ProblemCode.IP_NOT_ALLOWED, "Your address is in none of the networks this server is open to.");
            throw bearer(request)
                    .map(key -> admission.barred(key, origin, refusal))
                    .orElse(refusal);
        }
        return origin;
    }

    /** The caller, whose key or session was checked and whose rate limits have room. */
    Caller admit(ContainerRequestContext request, Route route) {
        RequestOrigin origin = origin(request, route);
        Caller caller = session(request)
                .map(token -> admission.resume(token, origin))
                .orElseGet(() -> admission.admit(bearer(request), origin));
        if (caller.tenant().isPresent() && route.cost() > 0) {
            requireRoom(request, caller, route);
        }
        crowd.enter(request, caller);
        return caller;
    }

    /** Somebody without a key. */
    Caller anybody(ContainerRequestContext request, Route route) {
        Caller caller = Caller.anonymous(origin(request, route));
        crowd.enter(request, caller);
        return caller;
    }

    private void requireRoom(ContainerRequestContext request, Caller caller, Route route) {
        try {
            RateLimitHeaders.require(request, limiter.take(caller, route.cost()));
        } catch (RateLimitedException limited) {
            admission.limited(caller);
            throw limited;
        }
    }

    void require(Scope scope, Caller caller) {
        admission.require(scope, caller);
    }

    /** Whether a request says whose it is. */
    static boolean isSomebodys(ContainerRequestContext request) {
        return bearer(request).isPresent() || session(request).isPresent();
    }

    /** The session of the request; an API key goes before it, and so does whatever else was sent in its place. */
    private static Optional<String> session(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                        .isPresent()
                ? Optional.empty()
                : SessionCookie.sent(request);
    }

    /** The API key of the request, where one was sent; the scheme is compared without regard to case (RFC 9110). */
    static Optional<String> bearer(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
