package dev.raven.api.client;

import dev.raven.api.client.RavenNoAnswerException.Sent;
import dev.raven.api.problem.ProblemCode;
import java.time.Duration;
import java.util.Set;

/**
 * Which failed call may be tried again, and when.
 *
 * @param most tries after the first, 0 for none
 * @param timeout for one try, until its answer is read
 * @param deadline for all tries of a call and the waits between
 */
record Retries(int most, Duration timeout, Duration deadline) {
    static final Retries DEFAULT = new Retries(4, Duration.ofSeconds(30), Duration.ofSeconds(60));

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** What may be over by the next try. */
    private static final Set<Integer> PASSING = Set.of(408, 502, 503, 504);

    Retries {
        if (most < 0 || most > 20) {
            throw new IllegalArgumentException("retries: must be 0 to 20");
        }
        if (!timeout.isPositive() || !deadline.isPositive()) {
            throw new IllegalArgumentException("timeout, deadline: must be longer than nothing");
        }
    }

    static boolean mayRepeat(Call call, RavenClientException failed) {
        return switch (failed) {
            case RavenNoAnswerException lost ->
                lost.sent() == Sent.NO || (lost.sent() == Sent.PERHAPS && call.repeatable());
            case RavenProblemException problem -> isUndone(problem) || (call.repeatable() && mayPass(call, problem));
        };
    }

    /** Turned away at the door, before anything was done. */
    private static boolean isUndone(RavenProblemException problem) {
        return problem.status() == 429 || problem.is(ProblemCode.OVERLOADED);
    }

    private static boolean mayPass(Call call, RavenProblemException problem) {
        return PASSING.contains(problem.status())
                || (call.idempotencyKey() != null && problem.is(ProblemCode.IDEMPOTENCY_IN_PROGRESS));
    }

    /**
     * How long to wait before the next try: as long as the answer asked, and some more, so that many clients do not come back
     * at once; without its word, twice as long each time.
     *
     * @param failures how often it failed, from 1
     * @param random 0–1
     */
    static Duration pause(RavenClientException failed, int failures, double random) {
        if (failed instanceof RavenProblemException problem
                && problem.retryAfter().isPresent()) {
            Duration asked = problem.retryAfter().get();
            return (asked.isNegative() ? Duration.ZERO : asked).plusMillis((long) (random * FIRST_WAIT.toMillis()));
        }
        long doubled = FIRST_WAIT.toMillis() << Math.min(failures - 1, 10);
        return Duration.ofMillis((long) (Math.min(doubled, LONGEST_WAIT.toMillis()) * (0.5 + random / 2)));
    }
}
