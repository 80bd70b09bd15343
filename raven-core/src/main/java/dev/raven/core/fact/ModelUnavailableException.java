package dev.raven.core.fact;

/** The language model does not answer; it may later. The message says why, without what was asked or answered. */
public final class ModelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelUnavailableException(String why) {
        super(why);
    }
}
