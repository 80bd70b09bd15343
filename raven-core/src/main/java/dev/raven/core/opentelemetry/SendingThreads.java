package dev.raven.core.opentelemetry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Two threads that send batches, and end what takes too long: the time-outs of the JDK's client end with the headers of an answer, so
 * a collector that says no more after them would keep a thread for ever. What comes while both are busy is refused.
 */
final class SendingThreads extends ThreadPoolExecutor {
    private static final int THREADS = 2; // one to go on with while the other is given up

    private final Duration longest;
    private final ScheduledThreadPoolExecutor ends =
            new ScheduledThreadPoolExecutor(1, work -> daemon(work, "raven-tracing-ends"));

    SendingThreads(Duration longest) {
        super(0, THREADS, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), work -> daemon(work, "raven-tracing"));
        this.longest = longest;
        ends.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What is interrupted is told to be, and the thread goes on. */
    @Override
    public void execute(Runnable sending) {
        super.execute(() -> {
            ScheduledFuture<?> end =
                    ends.schedule(Thread.currentThread()::interrupt, longest.toMillis(), TimeUnit.MILLISECONDS);
            try {
                sending.run();
            } finally {
                end.cancel(false);
            }
        });
    }

    @Override
    public List<Runnable> shutdownNow() {
        ends.shutdownNow();
        return super.shutdownNow();
    }
}
