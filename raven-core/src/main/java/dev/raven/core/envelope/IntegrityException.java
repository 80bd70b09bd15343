package dev.raven.core.envelope;

/**
 * A stored record does not open: it was altered, moved, or sealed under another key. One answer for all causes, so that
 * nothing can be learned from the difference, and never retried.
 */
public final class IntegrityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IntegrityException() {
        super("a sealed record does not open");
    }
}
