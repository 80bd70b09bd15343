package dev.raven.audit.checkpoint;

import dev.raven.core.id.TenantId;

/** A log is not the continuation of what was signed of it: it was changed, cut or rolled back, and is not signed again. */
final class ForkedLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TenantId log;

    /** @param detail what does not fit, in plain words */
    ForkedLogException(TenantId log, String detail) {
        super(detail);
        this.log = log;
    }

    TenantId log() {
        return log;
    }
}
