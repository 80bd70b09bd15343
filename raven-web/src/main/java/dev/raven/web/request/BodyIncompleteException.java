package dev.raven.web.request;

import java.io.IOException;

/** A body did not arrive whole: its client was too slow, or went away. */
public final class BodyIncompleteException extends IOException {
    private static final long serialVersionUID = 1L;

    public BodyIncompleteException(IOException cause) {
        super("the body did not arrive whole", cause);
    }
}
