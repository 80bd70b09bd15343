package dev.raven.core.limit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.RateLimiter.Drawn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Has the lines of a bulk request wait for their tokens, so that an import goes on as fast as its limit allows. */
@Singleton
public class LinePace {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RateLimiter limiter;

    @Inject
    LinePace(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Waits until so many lines have a token each, ten seconds at most.
     *
     * @return how many have one, and where the limit stands that had none for the others
     * @throws UnavailableException when the limits cannot be asked and this node knows the caller not, or the server stops
     */
    public Paced take(Caller caller, int lines) {
        return take(caller, lines, PATIENCE);
    }

    Paced take(Caller caller, int lines, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        int admitted = 0;
        while (true) {
            Drawn drawn = limiter.draw(caller, lines - admitted);
            admitted += drawn.tokens();
            long left = end - System.nanoTime();
            if (admitted == lines || drawn.tokens() == 0 && drawn.until().toNanos() > left) {
                return new Paced(admitted, drawn.narrowest());
            }
            rest(drawn.until());
        }
    }

    /**
     * The lines that may go on.
     *
     * @param lines the first so many
     * @param narrowest exceeded where there are others
     */
    public record Paced(int lines, RateLimit narrowest) {}

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw UnavailableException.overloaded();
        }
    }
}
