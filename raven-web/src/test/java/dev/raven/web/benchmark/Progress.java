package dev.raven.web.benchmark;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Says on standard error how far a long step has come, every few seconds, and how long it will still take. */
final class Progress {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final String what;
    private final int total;
    private final long begun = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong next = new AtomicLong(begun + EVERY);

    Progress(String what, int total) {
        this.what = what;
        this.total = total;
    }

    static void say(String line) {
        System.err.println("benchmark: " + line);
    }

    void step(int more) {
        int now = done.addAndGet(more);
        long due = next.get();
        long time = System.nanoTime();
        if (time >= due && next.compareAndSet(due, time + EVERY)) {
            long left = (time - begun) / now * (total - now) / 1_000_000_000;
            say(String.format(
                    Locale.ROOT, "%s: %,d of %,d, about %d:%02d left", what, now, total, left / 60, left % 60));
        }
    }

    void end() {
        say(String.format(Locale.ROOT, "%s: %,d in %.1f s", what, done.get(), (System.nanoTime() - begun) / 1e9));
    }
}
