package dev.raven.core.recall;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;

/**
 * Work that another processor may do meanwhile; who waits for it does it, where none has. It reads what its caller keeps
 * from changing, and so is over when it is closed.
 */
final class Aside<T> implements AutoCloseable {
    /** Messages from which on it pays: below, handing over takes longer than it saves. */
    private static final int WORTHWHILE = 20_000;

    private final ForkJoinTask<T> work;

    private Aside(ForkJoinTask<T> work) {
        this.work = work;
    }

    /** @param messages how many are to be looked at: for a few, it is done right here */
    static <T> Aside<T> of(int messages, Callable<T> work) {
        ForkJoinTask<T> task = ForkJoinTask.adapt(work);
        if (messages < WORTHWHILE) {
            task.invoke();
        } else {
            task.fork();
        }
        return new Aside<>(task);
    }

    T join() {
        return work.join();
    }

    @Override
    public void close() {
        work.quietlyJoin();
    }
}
