package dev.raven.core.key;

import java.time.Duration;
import java.util.Optional;

/**
 * One call of a key service, for the audit log.
 *
 * @param operation {@code wrap} or {@code unwrap}
 * @param failure empty where the service did what it was asked
 * @param requestId by which the service's own log names the call
 */
public record OperatorKeyCall(
        Operation operation,
        OperatorKey key,
        KeyContext context,
        Optional<KeyServiceException.Reason> failure,
        Optional<String> requestId,
        Duration took) {

    /** What was asked of the service. */
    public enum Operation {
        WRAP,
        UNWRAP
    }
}
