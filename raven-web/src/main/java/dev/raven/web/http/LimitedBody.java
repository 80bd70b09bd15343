package dev.raven.web.http;

import dev.raven.web.request.BodyIncompleteException;
import dev.raven.web.request.BodyTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/** Counts a body while it is read, as not every body says how long it is, and how long its client lets it be waited for. */
final class LimitedBody extends ServletInputStream {
    private final ServletInputStream body;
    private final RequestLimits limits;
    private final LongSupplier nanoTime;
    private long read;
    private long waited;

    /** One call that waits for bytes. */
    private interface Reading {
        int read() throws IOException;
    }

    /** @param nanoTime a clock that never goes back, in nanoseconds */
    LimitedBody(ServletInputStream body, RequestLimits limits, LongSupplier nanoTime) {
        this.body = body;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        int one = arriving(body::read);
        return one < 0 ? one : counted(1, one);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = arriving(() -> body.read(into, offset, length));
        return count <= 0 ? count : counted(count, count);
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    /** Servers fail in ways of their own when a body stops to come, and wait for ever for one that goes on trickling. */
    private int arriving(Reading reading) throws IOException {
        long start = nanoTime.getAsLong();
        try {
            return reading.read();
        } catch (IOException stopped) {
            throw new BodyIncompleteException(stopped);
        } finally {
            waited += nanoTime.getAsLong() - start;
        }
    }

    private int counted(int bytes, int result) throws IOException {
        read += bytes;
        if (read > limits.bytes()) {
            throw new BodyTooLargeException(limits.bytes());
        }
        if (waited > limits.patience(read).toNanos()) {
            throw new BodyIncompleteException(new SocketTimeoutException("the body trickles"));
        }
        return result;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
