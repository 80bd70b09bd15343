package dev.raven.core.key;

/** There is no such key: it was never made, or it was destroyed and what it sealed is gone for good. */
public final class NoKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoKeyException() {
        super("there is no such key");
    }
}
