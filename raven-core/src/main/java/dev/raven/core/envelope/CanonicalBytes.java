package dev.raven.core.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds the bytes that a seal is bound to. Every part is prefixed with its length, so that no two different lists of
 * parts give the same bytes.
 */
public final class CanonicalBytes {
    private ByteBuffer out = ByteBuffer.allocate(256);

    /** @param format names what the bytes are, so that one kind can never stand for another */
    public CanonicalBytes(String format) {
        add(format);
    }

    public CanonicalBytes add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    public CanonicalBytes add(int number) {
        room(8).putInt(4).putInt(number);
        return this;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private ByteBuffer room(int more) {
        if (out.remaining() < more) {
            out = ByteBuffer.allocate(2 * out.capacity() + more).put(out.flip());
        }
        return out;
    }
}
