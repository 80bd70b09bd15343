package dev.raven.web.access;

import static java.util.stream.Collectors.joining;

import dev.raven.core.limit.RateLimit;
import dev.raven.core.limit.RateLimit.Verdict;
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

    /**
     * Keeps the limits for the answer.
     *
     * @throws dev.raven.api.problem.RateLimitedException when one is exceeded
     */
    static void require(ContainerRequestContext request, List<RateLimit> limits) {
        request.setProperty(PROPERTY, limits);
        limits.stream().filter(RateLimit::exceeded).findFirst().ifPresent(limit -> {
            throw limit.refusal();
        });
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
        String sustained = "\"" + limit.policy() + "\";q=" + limit.rate().tokens() + ";w="
                + limit.rate().period().toSeconds();
        return limit.rate().hasBurst()
                ? sustained + ", \"" + limit.burstPolicy() + "\";q="
                        + limit.rate().burst() + ";w=1"
                : sustained;
    }

    /** Of the limit of one second a client is told when it has used that up. */
    private static String state(RateLimit limit) {
        return limit.verdict() == Verdict.TOO_FAST
                ? item(limit.policy(), limit.remaining(), limit.reset()) + ", "
                        + item(limit.burstPolicy(), 0, limit.retryAfter())
                : item(limit.policy(), limit.remaining(), limit.exceeded() ? limit.retryAfter() : limit.reset());
    }

    private static String item(String policy, long remaining, Duration until) {
        return "\"" + policy + "\";r=" + remaining + ";t="
                + until.plusNanos(999_999_999).toSeconds();
    }
}
