package dev.raven.core.recall;

import org.jspecify.annotations.Nullable;

/** There is no vector now; the message says why in one line, and holds nothing of the text. Recall goes by words then. */
public final class EmbeddingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why there is none, and so what may help. */
    public enum Reason {
        /** What computes them does not answer, or not in time, or not sensibly; it may later. */
        AWAY,
        /** It answers with a failure: on these texts, or on all. */
        FAILED,
        /** It asks for fewer calls. */
        THROTTLED,
        /** It does not know the model or the path, or refuses the key: the operator has to mend it. */
        MISCONFIGURED,
        /** It refuses these texts, and would again. */
        REFUSED
    }

    private final Reason reason;

    public EmbeddingFailedException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
