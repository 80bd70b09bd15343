package dev.raven.core.request;

import dev.raven.core.trace.CurrentTrace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request that a thread works for, by its id: what is logged meanwhile is said to belong to it. */
public final class RequestContext {
    private static final ThreadLocal<@Nullable String> ID = new ThreadLocal<>();

    private RequestContext() {}

    /** From now on, until {@link #end}, this thread works for it. */
    public static void begin(String id) {
        ID.set(id);
    }

    public static void end() {
        ID.remove();
    }

    /** Empty on a thread that no request waits for. */
    public static Optional<String> id() {
        return Optional.ofNullable(ID.get());
    }

    /** The same work for the request of this thread, at its place in a trace, whichever thread does it. */
    public static Runnable carrying(Runnable work) {
        String id = ID.get();
        Runnable traced = CurrentTrace.carrying(work);
        return () -> {
            String own = ID.get();
            set(id);
            try {
                traced.run();
            } finally {
                set(own);
            }
        };
    }

    private static void set(@Nullable String id) {
        if (id == null) {
            ID.remove();
        } else {
            ID.set(id);
        }
    }
}
