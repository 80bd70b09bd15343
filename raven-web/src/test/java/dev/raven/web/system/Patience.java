package dev.raven.web.system;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** Waits for what a server does in its own time: asks ten times a second, and gives up at last. */
final class Patience {
    private static final long MOST_SECONDS = 120;

    private Patience() {}

    /** @param why told when it never came */
    static void until(BooleanSupplier happened, Supplier<String> why) {
        until(MOST_SECONDS, happened, why);
    }

    /** Waits no longer than was promised. */
    static void until(long seconds, BooleanSupplier happened, Supplier<String> why) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                Assertions.fail("never happened: " + why.get());
            }
            pause();
        }
    }

    /** Waits for a job to succeed. */
    static void untilDone(Api by, String job) {
        until(
                () -> {
                    Reply reply = by.get("jobs/" + job);
                    Assertions.assertThat(reply.text("state")).isNotEqualTo("failed");
                    return reply.text("state").equals("succeeded");
                },
                () -> by.get("jobs/" + job).body());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
