package dev.raven.web.state;

import dev.raven.api.problem.ProblemCode;
import dev.raven.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether the server has started. Until it has, and when it could not, every request is turned away. */
@Singleton
public class ServerState {
    private volatile boolean started;

    public void markStarted() {
        started = true;
    }

    public boolean started() {
        return started;
    }

    /** The answer to give while the server does not serve. */
    public Optional<Problem> refusal() {
        return started ? Optional.empty() : Optional.of(tryAgain("Raven is starting; try again."));
    }

    /** The answer to what comes too late. */
    public static Problem stopping() {
        return tryAgain("Raven is stopping; try again.");
    }

    private static Problem tryAgain(String why) {
        return Problem.of(ProblemCode.OVERLOADED, 503, why).with("Retry-After", "1");
    }
}
