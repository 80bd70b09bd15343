package dev.raven.core.key;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key service did not do what it was asked. */
public final class KeyServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, as far as it matters what to do now. */
    public enum Reason {
        /** It does not answer, is sealed, or fails: a later try may succeed. */
        AWAY,
        /** It asks to be called less often. */
        THROTTLED,
        /** It says no: the key is disabled, deleted or unknown, or Raven may not use it. Cached keys must go. */
        REFUSED,
        /** The bytes were altered, or wrapped under another key or for another context. */
        WRONG
    }

    private final Reason reason;

    @SuppressWarnings("serial")
    private final Optional<String> requestId;

    /** @param requestId by which the service's own log names the call */
    public KeyServiceException(Reason reason, Optional<String> requestId, @Nullable Throwable cause) {
        super("the key service: " + reason, cause);
        this.reason = reason;
        this.requestId = requestId;
    }

    public Reason reason() {
        return reason;
    }

    public Optional<String> requestId() {
        return requestId;
    }
}
