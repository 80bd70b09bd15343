package dev.raven.core.key;

/** Wrapped bytes were altered, or were wrapped by another key or for another context: one answer for all causes. */
public final class WrongKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongKeyException() {
        super("a wrapped key does not open: it was altered, or belongs to another key or context");
    }
}
