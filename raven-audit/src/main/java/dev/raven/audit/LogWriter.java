package dev.raven.audit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.EventId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes one log. Whoever comes while somebody writes waits, and then one writes for all that wait: many events cost one
 * commit, whoever's event is written goes on, and no log needs a thread of its own. Events that nobody waits for are written
 * behind, by a few threads for all logs.
 */
final class LogWriter {
    private static final int MOST_WAITING = 4096;
    private static final int MOST_AT_ONCE = 256;
    /** A log that hangs has failed. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long PAUSE_MILLIS = 100;
    /** What Redis may have although it did not say so is looked for, as nobody else might come. */
    private static final long DOUBT_MILLIS = 500;

    private final EventChain chain;
    private final ScheduledExecutorService behind;
    private final BlockingDeque<PendingEvent> waiting = new LinkedBlockingDeque<>();
    private final WritingTurn turn = new WritingTurn();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    LogWriter(EventChain chain, ScheduledExecutorService behind) {
        this.chain = chain;
        this.behind = behind;
    }

    /** Returns the event's id when it is durable. */
    EventId write(PendingEvent event) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        if (waiting.size() >= MOST_WAITING) {
            throw UnavailableException.audit(null);
        }
        waiting.add(event);
        boolean unsure = false;
        try {
            while (!event.stored().isDone()) {
                if (turn.taken(event.stored(), deadline)) {
                    try {
                        writeBatch();
                    } finally {
                        unsure = chain.isUnsure();
                        turn.end();
                    }
                }
            }
        } catch (TimeoutException hangs) {
            throw UnavailableException.audit(hangs);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnavailableException.audit(interrupted);
        } finally {
            waiting.remove(event);
            if (unsure) {
                schedule(DOUBT_MILLIS);
            }
        }
        EventId id = stored(event);
        awaitCopies(event, deadline);
        return id;
    }

    /** Outside the turn: while one waits for the copies, others write. */
    private static void awaitCopies(PendingEvent event, long deadline) {
        try {
            event.copied().join().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw UnavailableException.audit(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnavailableException.audit(interrupted);
        }
    }

    /** Returns at once. */
    void writeBehind(PendingEvent event) {
        waiting.add(event);
        schedule(0);
    }

    /** Refuses where events that nobody waits for are too many, or the oldest is too old. */
    void requireRoom() {
        if (!hasRoom()) {
            throw UnavailableException.audit(null);
        }
    }

    boolean hasRoom() {
        PendingEvent oldest = waiting.peek();
        boolean late = oldest != null && oldest.patient() && System.nanoTime() - oldest.since() > PATIENCE_NANOS;
        return !late && waiting.size() < MOST_WAITING;
    }

    int waiting() {
        return waiting.size();
    }

    /** How long the oldest of what waits has waited; zero where nothing does. */
    Duration lag() {
        PendingEvent oldest = waiting.peek();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - oldest.since());
    }

    /** Writes what nobody waited for, if it can be written at all; whoever comes later writes at once. */
    void finish() {
        scheduled.set(false); // what was, may have been dropped
        turn.take();
        try {
            while ((!waiting.isEmpty() || chain.isUnsure()) && writeBatch()) {}
        } finally {
            turn.end();
        }
    }

    private void schedule(long delayMillis) {
        if (!scheduled.compareAndSet(false, true)) {
            return;
        }
        try {
            behind.schedule(this::catchUp, delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            finish();
        }
    }

    private void catchUp() {
        scheduled.set(false);
        boolean written = false;
        boolean unsure = false;
        turn.take();
        try {
            written = writeBatch();
        } finally {
            unsure = chain.isUnsure();
            turn.end();
            if (!waiting.isEmpty()) {
                schedule(written ? 0 : PAUSE_MILLIS);
            } else if (unsure) {
                schedule(DOUBT_MILLIS);
            }
        }
    }

    private static EventId stored(PendingEvent event) {
        if (event.stored().isCompletedExceptionally()) {
            throw UnavailableException.audit(event.stored().exceptionNow());
        }
        return event.stored().resultNow();
    }

    /** @return false when the batch could not be written: those who wait are told, the others stay first in the queue */
    private boolean writeBatch() {
        List<PendingEvent> batch = waiting.stream().limit(MOST_AT_ONCE).toList();
        try {
            chain.append(batch);
            batch.forEach(waiting::remove);
            return true;
        } catch (RuntimeException failure) {
            batch.stream().filter(event -> !event.patient()).forEach(event -> {
                waiting.remove(event);
                event.stored().completeExceptionally(failure);
            });
            return false;
        }
    }
}
