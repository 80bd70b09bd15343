package dev.raven.core.parallel;

import dev.raven.core.request.RequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that another processor may do meanwhile. Who waits for it does it, where none has begun: nobody waits for a thread
 * that is busy with something else. It reads what its caller keeps from changing, and so is over, or never begins, once
 * it is closed. It goes by its caller's class loader, by which servers know whose beans are called.
 */
public final class Aside<T> implements AutoCloseable {
    private final Supplier<T> work;
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private Aside(Supplier<T> work) {
        this.work = work;
    }

    /** @param worthwhile whether it takes longer than to hand it over; else it is done when asked for */
    public static <T> Aside<T> of(boolean worthwhile, Supplier<T> work) {
        Aside<T> aside = new Aside<>(work);
        if (worthwhile) {
            ForkJoinPool.commonPool().execute(RequestContext.carrying(aside::begin));
        }
        return aside;
    }

    /** What came of it; what it threw is thrown here, too. */
    public T join() {
        begin();
        try {
            return result.join();
        } catch (CompletionException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    @Override
    public void close() {
        if (!begun.compareAndSet(false, true)) {
            result.handle((done, thrown) -> done).join();
        }
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error thrown) {
                result.completeExceptionally(thrown);
            } finally {
                thread.setContextClassLoader(own);
            }
        }
    }
}
