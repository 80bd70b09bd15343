package dev.raven.core.key;

import dev.raven.core.key.KeyServiceException.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * One call of a key service, for the audit log and the metrics.
 *
 * @param operation {@code wrap} or {@code unwrap}
 * @param requestId by which the service's own log names the call
 */
public record OperatorKeyCall(
        Operation operation,
        OperatorKey key,
        KeyContext context,
        Outcome outcome,
        Optional<String> requestId,
        Duration took) {

    /** What was asked of the service. */
    public enum Operation {
        WRAP,
        UNWRAP
    }

    /** What came of it. */
    public enum Outcome {
        /** The service did what it was asked. */
        SUCCESS,
        /** It refused bytes that were of another context, as whoever tried the key wanted to see. */
        PROVEN,
        AWAY,
        THROTTLED,
        REFUSED,
        WRONG;

        /** Of a call that failed, as {@link Reason} says why. */
        static Outcome of(Reason reason) {
            return switch (reason) {
                case AWAY -> AWAY;
                case THROTTLED -> THROTTLED;
                case REFUSED -> REFUSED;
                case WRONG -> WRONG;
            };
        }
    }
}
