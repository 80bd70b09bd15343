package dev.raven.core.request;

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

    /** The same work for the request of this thread, whichever thread does it. */
    public static Runnable carrying(Runnable work) {
        String id = ID.get();
        return () -> {
            String own = ID.get();
            set(id);
            try {
                work.run();
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
