package dev.raven.core.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Builds the bytes that a seal is bound to. Every part is prefixed with its length, so that no two different lists of
 * parts give the same bytes.
 */
public final class CanonicalBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** @param format names what the bytes are, so that one kind can never stand for another */
    public CanonicalBytes(String format) {
        add(format);
    }

    public CanonicalBytes add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
        return this;
    }

    public CanonicalBytes add(int number) {
        out.writeBytes(ByteBuffer.allocate(8).putInt(4).putInt(number).array());
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
