package dev.raven.core.access;

import java.time.Duration;

/**
 * Where a request stands against one limit.
 *
 * @param policy {@code key} or {@code tenant}
 * @param perMinute requests a minute
 * @param remaining requests left now
 * @param reset until the whole limit is there again
 * @param retryAfter until one more request is let in; zero when this one was
 * @param exceeded whether this request was one too many
 */
public record RateLimit(
        String policy, int perMinute, long remaining, Duration reset, Duration retryAfter, boolean exceeded) {}
