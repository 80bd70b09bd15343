package dev.raven.core.limit;

import dev.raven.api.problem.RateLimitedException;
import java.time.Duration;

/**
 * Where a request stands against one limit.
 *
 * @param policy {@code key}, {@code tenant} …
 * @param remaining tokens left now
 * @param reset until all are there again
 * @param retryAfter until such a request is let in; zero when this one was
 */
public record RateLimit(
        String policy, Rate rate, long remaining, Duration reset, Duration retryAfter, Verdict verdict) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Whether a request was let in, and what it was too much for. */
    public enum Verdict {
        PASSED,
        TOO_MANY,
        /** Too many for this second alone. */
        TOO_FAST
    }

    public boolean exceeded() {
        return verdict != Verdict.PASSED;
    }

    /** The name of the limit of one second. */
    public String burstPolicy() {
        return policy + "_burst";
    }

    /** What its client is told where it is exceeded. */
    public RateLimitedException refusal() {
        String used = verdict == Verdict.TOO_FAST
                ? rate.burst() + " requests a second (" + burstPolicy()
                : rate.tokens() + " requests " + (rate.period().equals(HOUR) ? "an hour (" : "a minute (") + policy;
        return new RateLimitedException("The limit of " + used + ") is used up.", retryAfter);
    }
}
