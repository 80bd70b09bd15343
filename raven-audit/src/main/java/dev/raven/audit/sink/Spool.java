package dev.raven.audit.sink;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import dev.raven.core.signal.Reading;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One sink with the thread that writes it. What fails is tried again until it works, in its order, so that a sink that comes
 * back has no hole; whoever waits is told at once.
 */
final class Spool implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final int PAGE = 256;
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final AuditSink sink;
    private final AuditStore store;
    private final SinkNews news;
    private final SpoolQueue queue;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean failing;
    private long failingSince;

    Spool(AuditSink sink, AuditStore store, SinkNews news) {
        this(sink, store, news, SpoolQueue.ROOM);
    }

    /** @param room records that wait for it at most */
    Spool(AuditSink sink, AuditStore store, SinkNews news, int room) {
        this.sink = sink;
        this.store = store;
        this.news = news;
        this.queue = new SpoolQueue(room);
        this.thread =
                Thread.ofPlatform().name("raven-audit-" + sink.name()).daemon().unstarted(this::write);
    }

    void start() {
        thread.start();
    }

    /** Before the {@link #start}: waits until the sink is reached, a while at most. */
    void reach(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                sink.reach();
                return;
            } catch (IOException away) {
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw away;
                }
                pause(LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** Completed once the sink has the records; exceptionally when it fails meanwhile, and then it still gets them later. */
    CompletableFuture<Void> add(List<CopyRecord> records) {
        Delivery delivery = Delivery.of(records);
        queue.add(delivery);
        return delivery.done();
    }

    /** Has the sink fetch what it lacks. */
    void owe(TenantId log, long first, long last) {
        queue.owe(new Owed.Range(log, first, last));
    }

    String name() {
        return sink.name();
    }

    String setting() {
        return sink.setting();
    }

    /** Whether the sink does what it should: it did not fail last, nothing waits longer than two seconds, there is room. */
    boolean healthy() {
        return !failing && queue.isFluent(PATIENCE_NANOS);
    }

    List<Reading> readings() {
        SpoolQueue.Load load = queue.load();
        return List.of(
                reading("audit_copy_up", "1 where a copy of the audit log takes what it is given", healthy() ? 1 : 0),
                reading("audit_copy_waiting_records", "Records that a copy has not got yet", load.held()),
                reading(
                        "audit_copy_owed_events",
                        "Events a copy lacks that are too many to hold here, and are fetched again",
                        load.owed()),
                reading(
                        "audit_copy_lag_seconds",
                        "How long the oldest record waits for its copy; 0 where none does",
                        load.lag().toMillis() / 1000.0));
    }

    private Reading reading(String name, String help, double value) {
        return Reading.gauge(name, help, value).of("copy", sink.name());
    }

    /** Waits until nothing waits any more; false where the sink fails instead. */
    boolean settled() {
        while (!queue.isEmpty() && !failing && thread.isAlive()) {
            pause(SHORTEST_PAUSE_MILLIS);
        }
        return queue.isEmpty();
    }

    private void write() {
        long pause = SHORTEST_PAUSE_MILLIS;
        boolean again = false;
        while (goesOn()) {
            try {
                step();
                recover();
                again = false;
                pause = SHORTEST_PAUSE_MILLIS;
            } catch (InterruptedException end) {
                return;
            } catch (IOException | RuntimeException failure) {
                fail(failure, again);
                again = true;
                pause(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    private boolean goesOn() {
        boolean useful = !closed || (!failing && !queue.isEmpty());
        return useful && !Thread.currentThread().isInterrupted();
    }

    private void step() throws IOException, InterruptedException {
        List<Delivery> deliveries = queue.next();
        if (!deliveries.isEmpty()) {
            sink.write(deliveries.stream()
                    .flatMap(delivery -> delivery.records().stream())
                    .toList());
            queue.written(deliveries);
            return;
        }
        Optional<Owed.Range> owed = queue.owed();
        if (owed.isPresent()) {
            pay(owed.get());
        } else {
            sink.look();
        }
    }

    private void pay(Owed.Range owed) throws IOException {
        List<CopyRecord> found = store.read(owed.log(), owed.first(), PAGE).stream()
                .filter(event -> event.sequence() <= owed.last())
                .map(event -> (CopyRecord) new CopyRecord.Event(owed.log(), event))
                .toList();
        if (!found.isEmpty()) {
            sink.write(found);
        }
        boolean more = found.size() == PAGE;
        queue.paid(owed, more ? owed.first() + PAGE - 1 : owed.last());
    }

    /** What a second try mends at once has not failed: nobody is told. */
    private void fail(Exception failure, boolean again) {
        if (again) {
            if (!failing) {
                failingSince = System.nanoTime();
                failing = true;
                news.failing(sink.name(), reason(failure));
            }
            queue.tell(failure);
        }
    }

    private void recover() {
        if (failing) {
            failing = false;
            news.recovered(sink.name(), Duration.ofNanos(System.nanoTime() - failingSince));
        }
    }

    /** A file system's refusal names the file alone, and only its kind tells what is wrong with that. */
    private static String reason(Exception failure) {
        @Nullable String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof FileSystemException refused && refused.getReason() == null) {
            return kind + ": " + refused.getFile();
        }
        return failure instanceof IOException && message != null ? message : kind;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what waits, where that works within three seconds. */
    @Override
    public void close() {
        closed = true;
        queue.close();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(DRAIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        sink.close();
    }
}
