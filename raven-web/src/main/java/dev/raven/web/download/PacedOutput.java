package dev.raven.web.download;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts how long the client of a file lets it be waited for, so that nobody holds a thread by taking a little now and then. A
 * server gives up whoever takes nothing, and waits for ever for one that goes on trickling. There is no limit in all: what
 * is cut cannot be gone on with.
 */
final class PacedOutput extends FilterOutputStream {
    /** 64 KiB: half a megabit. */
    static final long LEAST_BYTES_A_SECOND = 64 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private long written;
    private long waited;

    /** One call that waits for the client. */
    private interface Writing {
        void write() throws IOException;
    }

    /** @param nanoTime a clock that never goes back, in nanoseconds */
    PacedOutput(OutputStream out, LongSupplier nanoTime) {
        super(out);
        this.nanoTime = nanoTime;
    }

    @Override
    public void write(int one) throws IOException {
        taken(1, () -> out.write(one));
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        taken(length, () -> out.write(from, offset, length));
    }

    @Override
    public void flush() throws IOException {
        taken(0, out::flush);
    }

    private void taken(int bytes, Writing writing) throws IOException {
        long start = nanoTime.getAsLong();
        writing.write();
        waited += nanoTime.getAsLong() - start;
        written += bytes;
        if (waited > PATIENCE.plusSeconds(written / LEAST_BYTES_A_SECOND).toNanos()) {
            throw new SocketTimeoutException("the client takes the file too slowly");
        }
    }
}
