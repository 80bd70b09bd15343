package dev.raven.core.audit;

import java.time.Duration;
import java.util.Optional;

/**
 * A call of a key service, as an event tells it.
 *
 * @param key the service and its key, such as {@code vault:transit/raven}
 * @param purpose what the wrapped key is for
 * @param keyId of the wrapped key
 * @param version of the wrapped key
 * @param requestId by which the service's own log names the call
 */
public record KmsUse(
        String key, String purpose, String keyId, int version, Optional<String> requestId, Duration took) {}
