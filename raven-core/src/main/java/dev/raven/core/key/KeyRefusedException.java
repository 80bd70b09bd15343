package dev.raven.core.key;

/** A key service says no: the key is disabled, deleted or unknown, or Raven may not use it. Cached keys under it must go. */
final class KeyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OperatorKey key;

    KeyRefusedException(OperatorKey key, Throwable cause) {
        super("the key service refuses " + key, cause);
        this.key = key;
    }

    /** The key it is about. */
    OperatorKey key() {
        return key;
    }
}
