package dev.raven.core.envelope;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** 256 bits of key. Never a record, never printed; wiped when closed. */
public final class KeyMaterial implements AutoCloseable {
    /** The length of every key, in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;
    private volatile boolean closed;

    /** @param bytes 32 bytes, taken as they are: the caller gives them away */
    public KeyMaterial(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        this.bytes = bytes;
    }

    /** Draws a key. */
    public static KeyMaterial random(RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new KeyMaterial(bytes);
    }

    /** A copy of the key, which the caller wipes. */
    public byte[] copy() {
        byte[] copy = bytes.clone();
        if (closed) {
            Arrays.fill(copy, (byte) 0);
            throw new IllegalStateException("the key was wiped");
        }
        return copy;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
