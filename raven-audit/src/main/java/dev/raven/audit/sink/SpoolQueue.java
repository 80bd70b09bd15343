package dev.raven.audit.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one sink, in its order and bounded. What is too much to hold is remembered by its sequences alone and comes
 * after the rest; until it is written, everything newer queues up behind it in the same way.
 */
final class SpoolQueue {
    /** Records. */
    static final int ROOM = 16_384;

    private static final int MOST_AT_ONCE = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Delivery> held = new ArrayDeque<>();
    private final Owed owed = new Owed();
    private final Deque<Delivery> behindOwed = new ArrayDeque<>();
    private final int room;
    private int records;
    private boolean closed;

    /** @param room records that are held at most */
    SpoolQueue(int room) {
        this.room = room;
    }

    void add(Delivery delivery) {
        lock.lock();
        try {
            if (owed.isEmpty() && records + delivery.records().size() <= room) {
                held.add(delivery);
                records += delivery.records().size();
            } else {
                addBehind(delivery);
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A checkpoint cannot be fetched again: whoever sends it does so with the next. */
    private void addBehind(Delivery delivery) {
        List<Owed.Range> ranges = delivery.records().stream()
                .filter(CopyRecord.Event.class::isInstance)
                .map(CopyRecord.Event.class::cast)
                .map(one -> new Owed.Range(
                        one.log(), one.event().sequence(), one.event().sequence()))
                .toList();
        ranges.forEach(owed::add);
        if (ranges.size() < delivery.records().size() || behindOwed.size() >= room) {
            delivery.done().completeExceptionally(new IOException("the spool is full"));
        } else {
            behindOwed.add(delivery);
        }
    }

    /** Events that the sink lacks since before this start. */
    void owe(Owed.Range range) {
        lock.lock();
        try {
            owed.add(range);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest deliveries, which stay here until they are {@link #written}; none when none came within a second. */
    List<Delivery> next() throws InterruptedException {
        lock.lock();
        try {
            if (held.isEmpty() && owed.isEmpty() && !closed) {
                arrived.await(1, TimeUnit.SECONDS);
            }
            return atOnce();
        } finally {
            lock.unlock();
        }
    }

    private List<Delivery> atOnce() {
        List<Delivery> deliveries = new ArrayList<>();
        int size = 0;
        for (Delivery delivery : held) {
            size += delivery.records().size();
            if (size > MOST_AT_ONCE && !deliveries.isEmpty()) {
                break;
            }
            deliveries.add(delivery);
        }
        return deliveries;
    }

    /** What is to be fetched again, once nothing is held any more. */
    Optional<Owed.Range> owed() {
        lock.lock();
        try {
            return held.isEmpty() && !owed.isEmpty() ? Optional.of(owed.next()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void written(List<Delivery> deliveries) {
        lock.lock();
        try {
            for (Delivery delivery : deliveries) {
                held.remove();
                records -= delivery.records().size();
            }
        } finally {
            lock.unlock();
        }
        deliveries.forEach(delivery -> delivery.done().complete(null));
    }

    /** Takes note that what was owed up to a sequence is written, or is not there to be fetched. */
    void paid(Owed.Range range, long reached) {
        List<Delivery> free = List.of();
        lock.lock();
        try {
            owed.paid(range.log(), reached);
            if (owed.isEmpty()) {
                free = List.copyOf(behindOwed);
                behindOwed.clear();
            }
        } finally {
            lock.unlock();
        }
        free.forEach(delivery -> delivery.done().complete(null));
    }

    /** Tells those who wait for any of it that the sink has failed; their records stay. */
    void tell(Exception failure) {
        List<Delivery> waiting = new ArrayList<>();
        lock.lock();
        try {
            waiting.addAll(held);
            waiting.addAll(behindOwed);
        } finally {
            lock.unlock();
        }
        waiting.forEach(delivery -> delivery.done().completeExceptionally(failure));
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return held.isEmpty() && owed.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it takes more, and the oldest that waits came within so many nanoseconds. */
    boolean isFluent(long nanos) {
        lock.lock();
        try {
            Delivery oldest = held.peek();
            boolean late = oldest != null && System.nanoTime() - oldest.since() > nanos;
            return owed.isEmpty() && !late && records < room;
        } finally {
            lock.unlock();
        }
    }

    /** What waits, in memory and behind that. */
    Load load() {
        lock.lock();
        try {
            Delivery oldest = held.peek();
            Duration lag = oldest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - oldest.since());
            return new Load(records, owed.events(), lag);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a sink does not have yet.
     *
     * @param owed events that are fetched from the storage again, as they are too many to hold
     * @param lag how long the oldest that is held waits
     */
    record Load(int held, long owed, Duration lag) {}

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }
}
