package dev.raven.core.parallel;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;

/**
 * Work that another processor may do meanwhile; who waits for it does it, where none has. It reads what its caller keeps
 * from changing, and so is over when it is closed. It goes by its caller's class loader, by which servers know whose beans
 * are called.
 */
public final class Aside<T> implements AutoCloseable {
    private final ForkJoinTask<T> work;

    private Aside(ForkJoinTask<T> work) {
        this.work = work;
    }

    /** @param worthwhile whether it takes longer than to hand it over, a tenth of a millisecond; else it is done right here */
    public static <T> Aside<T> of(boolean worthwhile, Callable<T> work) {
        if (!worthwhile) {
            ForkJoinTask<T> task = ForkJoinTask.adapt(work);
            task.invoke();
            return new Aside<>(task);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new Aside<>(ForkJoinTask.adapt(() -> under(loader, work)).fork());
    }

    private static <T> T under(ClassLoader loader, Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /** What came of it; what it threw is thrown here, too. */
    public T join() {
        return work.join();
    }

    @Override
    public void close() {
        work.quietlyJoin();
    }
}
