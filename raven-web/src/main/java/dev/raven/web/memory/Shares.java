package dev.raven.web.memory;

import dev.raven.api.problem.RateLimitedException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much of something each holder has in hand, none more than a bound. */
final class Shares {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final int most;
    private final ConcurrentMap<String, Integer> held = new ConcurrentHashMap<>();

    Shares(int most) {
        this.most = most;
    }

    /**
     * Takes one.
     *
     * @param what the holder is, for its client
     * @return gives it back; to be run once
     * @throws RateLimitedException when the holder has its share
     */
    Runnable take(String holder, String what) {
        held.merge(holder, 1, (now, one) -> {
            if (now >= most) {
                throw new RateLimitedException(
                        "This " + what + " has " + most
                                + " bulk requests or exports running here, as many as it may; wait for one.",
                        SHORTLY);
            }
            return now + one;
        });
        return () -> held.computeIfPresent(holder, (name, now) -> now > 1 ? now - 1 : null);
    }
}
