package dev.raven.web.request;

import java.io.IOException;

/** A body went on past its limit while it was read. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    public BodyTooLargeException(long limit) {
        super("the body is over its limit");
        this.limit = limit;
    }

    /** In bytes. */
    public long limit() {
        return limit;
    }
}
