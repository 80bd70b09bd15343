package dev.raven.web.mcp;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/** Writes to memory. */
final class KeptBody extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    KeptBody(ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public void write(int one) {
        bytes.write(one);
    }

    @Override
    public void write(byte[] some, int offset, int length) {
        bytes.write(some, offset, length);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("a route that a tool asks answers at once");
    }
}
