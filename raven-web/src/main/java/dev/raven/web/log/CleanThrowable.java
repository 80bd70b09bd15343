package dev.raven.web.log;

import dev.raven.core.content.Redaction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a throwable in the log of a server that prints it itself: it tells the other's type and place, and what it and all that caused
 * it say but the secrets. Whichever of its methods a server asks, it is never shown the one that it stands for.
 */
final class CleanThrowable extends Throwable {
    private static final long serialVersionUID = 1L;

    private final String text;

    private CleanThrowable(Throwable original, Set<Throwable> above) {
        super(original.getMessage() == null ? null : Redaction.of(original.getMessage()), cause(original, above));
        this.text = Redaction.of(original.toString());
        setStackTrace(original.getStackTrace());
        for (Throwable suppressed : original.getSuppressed()) {
            if (above.add(suppressed)) {
                addSuppressed(new CleanThrowable(suppressed, above));
            }
        }
    }

    static @Nullable Throwable of(@Nullable Throwable original) {
        if (original == null) {
            return null;
        }
        Set<Throwable> above = Collections.newSetFromMap(new IdentityHashMap<>());
        above.add(original);
        return new CleanThrowable(original, above);
    }

    /** None where it was met before: causes may go round in a circle. */
    private static @Nullable Throwable cause(Throwable original, Set<Throwable> above) {
        Throwable cause = original.getCause();
        return cause != null && above.add(cause) ? new CleanThrowable(cause, above) : null;
    }

    /** Its own would name this class; it is set to the other's. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String toString() {
        return text;
    }
}
