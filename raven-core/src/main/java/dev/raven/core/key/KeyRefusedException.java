package dev.raven.core.key;

import dev.raven.core.id.TenantId;

/** A key service says no: the key is disabled, deleted or unknown, or Raven may not use it. Cached keys under it must go. */
final class KeyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OperatorKey key;
    private final transient TenantId tenant;

    KeyRefusedException(OperatorKey key, TenantId tenant, Throwable cause) {
        super("the key service refuses " + key, cause);
        this.key = key;
        this.tenant = tenant;
    }

    /** The key it is about. */
    OperatorKey key() {
        return key;
    }

    /** Whose key was to be wrapped or unwrapped. */
    TenantId tenant() {
        return tenant;
    }
}
