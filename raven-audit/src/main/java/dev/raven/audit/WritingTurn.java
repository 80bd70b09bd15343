package dev.raven.audit;

import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time write. Who waits for it does not queue: as soon as somebody else has done his work for him, he
 * goes on, while the next writes for all that came meanwhile.
 */
final class WritingTurn {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean held;

    /**
     * Waits until it is this thread's turn, or its work is done.
     *
     * @param work done once somebody else has written it
     * @param deadline by {@link System#nanoTime}
     * @return whether it is this thread's turn, which it has to {@link #end}
     * @throws TimeoutException where neither came in time
     */
    boolean taken(Future<?> work, long deadline) throws InterruptedException, TimeoutException {
        lock.lockInterruptibly();
        try {
            while (held && !work.isDone()) {
                if (ended.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    throw new TimeoutException("the log is written by somebody who hangs");
                }
            }
            boolean ours = !work.isDone();
            held |= ours;
            return ours;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is this thread's turn, however long that takes. */
    void take() {
        lock.lock();
        try {
            while (held) {
                ended.awaitUninterruptibly();
            }
            held = true;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            held = false;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
