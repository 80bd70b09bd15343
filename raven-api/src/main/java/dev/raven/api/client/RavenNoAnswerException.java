package dev.raven.api.client;

import org.jspecify.annotations.Nullable;

/** No usable answer came: nobody there, cut off, too late, or not Raven that spoke. */
public final class RavenNoAnswerException extends RavenClientException {
    private static final long serialVersionUID = 1L;

    /** What is known of the request. */
    enum Sent {
        /** No connection came about. */
        NO,
        /** It may have been done, and may not. */
        PERHAPS,
        /** It was answered by something that will answer the same again. */
        IN_VAIN
    }

    private final Sent sent;

    RavenNoAnswerException(Sent sent, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    Sent sent() {
        return sent;
    }

    /** Whether Raven may have done what was asked all the same. */
    public boolean mayBeDone() {
        return sent != Sent.NO;
    }
}
