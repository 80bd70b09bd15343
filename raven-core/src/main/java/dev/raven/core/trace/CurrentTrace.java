package dev.raven.core.trace;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where in a trace this thread works. */
public final class CurrentTrace {
    private static final ThreadLocal<@Nullable TracePosition> POSITION = new ThreadLocal<>();

    private CurrentTrace() {}

    /** Back to where the thread was before, on the same thread. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** From now on, until its end, this thread works there. */
    public static Scope enter(TracePosition position) {
        return moved(position);
    }

    /** Empty where nothing is traced. */
    public static Optional<TracePosition> position() {
        return Optional.ofNullable(POSITION.get());
    }

    /** For a request to another server; none where nothing is traced. */
    public static Map<String, String> headers() {
        return position().map(TracePosition::headers).orElse(Map.of());
    }

    /** The same work at the place of this thread, whichever thread does it. */
    public static Runnable carrying(Runnable work) {
        TracePosition position = POSITION.get();
        return () -> {
            try (Scope there = moved(position)) {
                work.run();
            }
        };
    }

    private static Scope moved(@Nullable TracePosition position) {
        TracePosition before = POSITION.get();
        set(position);
        return () -> set(before);
    }

    private static void set(@Nullable TracePosition position) {
        if (position == null) {
            POSITION.remove();
        } else {
            POSITION.set(position);
        }
    }
}
