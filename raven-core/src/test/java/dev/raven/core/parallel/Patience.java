package dev.raven.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does in its own time, and gives up at last. */
public final class Patience {
    private static final long MOST_SECONDS = 60;

    private Patience() {}

    public static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("never happened").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
