package dev.raven.audit.verifier;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says on standard error every few seconds how far it has come. */
final class Progress {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int LOOK_EVERY = 1 << 12;

    private final PrintStream out;
    private final boolean quiet;
    private long next = System.nanoTime() + PAUSE_NANOS;

    Progress(PrintStream out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    void events(long read) {
        if (!quiet && read % LOOK_EVERY == 0 && System.nanoTime() - next > 0) {
            out.printf(Locale.ROOT, "%,d events read%n", read);
            next = System.nanoTime() + PAUSE_NANOS;
        }
    }
}
