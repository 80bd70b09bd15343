package dev.raven.web.http;

import dev.raven.web.request.BodyIncompleteException;
import dev.raven.web.request.BodyTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Counts a body while it is read, as not every body says how long it is. */
final class LimitedBody extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long read;

    /** One call that waits for bytes. */
    private interface Reading {
        int read() throws IOException;
    }

    LimitedBody(ServletInputStream body, long limit) {
        this.body = body;
        this.limit = limit;
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

    /** Servers fail in ways of their own when a body stops to come. */
    private static int arriving(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException stopped) {
            throw new BodyIncompleteException(stopped);
        }
    }

    private int counted(int bytes, int result) throws IOException {
        read += bytes;
        if (read > limit) {
            throw new BodyTooLargeException(limit);
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
