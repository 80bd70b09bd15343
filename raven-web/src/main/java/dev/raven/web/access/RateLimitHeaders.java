package dev.raven.web.access;

import static java.util.stream.Collectors.joining;

import dev.raven.core.access.RateLimit;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Tells a client where it stands: {@code RateLimit-Policy} and {@code RateLimit}
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Provider
public class RateLimitHeaders implements ContainerResponseFilter {
    private static final String PROPERTY = "dev.raven.rate-limits";
    private static final int WINDOW_SECONDS = 60;

    static void remember(ContainerRequestContext request, List<RateLimit> limits) {
        request.setProperty(PROPERTY, limits);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof List<?> limits) {
            response.getHeaders().putSingle("RateLimit-Policy", join(limits, RateLimitHeaders::policy));
            response.getHeaders().putSingle("RateLimit", join(limits, RateLimitHeaders::state));
        }
    }

    private static String join(List<?> limits, Function<RateLimit, String> item) {
        return limits.stream().map(RateLimit.class::cast).map(item).collect(joining(", "));
    }

    private static String policy(RateLimit limit) {
        return "\"" + limit.policy() + "\";q=" + limit.perMinute() + ";w=" + WINDOW_SECONDS;
    }

    private static String state(RateLimit limit) {
        Duration until = limit.exceeded() ? limit.retryAfter() : limit.reset();
        return "\"" + limit.policy() + "\";r=" + limit.remaining() + ";t="
                + until.plusNanos(999_999_999).toSeconds();
    }
}
