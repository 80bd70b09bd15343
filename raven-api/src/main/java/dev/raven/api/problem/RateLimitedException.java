package dev.raven.api.problem;

import java.time.Duration;

/** A rate limit is used up. */
public final class RateLimitedException extends RavenException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public RateLimitedException(String detail, Duration retryAfter) {
        super(ProblemCode.RATE_LIMITED, detail);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next try can succeed. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
