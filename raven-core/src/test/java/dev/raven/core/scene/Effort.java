package dev.raven.core.scene;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How much work something is: CPU time of the thread that does it, which waiting for a busy machine adds nothing to. */
public final class Effort {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 3;

    private Effort() {}

    /** How many times as much work the first is as the second; each may be done several times. */
    public static double ratio(Runnable first, Runnable second) {
        second.run();
        return (double) least(first) / Math.max(1, least(second));
    }

    private static long least(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long before = THREADS.getCurrentThreadCpuTime();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - before);
        }
        return least;
    }
}
