package dev.raven.core.envelope;

import java.nio.charset.StandardCharsets;
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

    /**
     * Another key, for one use and context alone: HKDF-SHA-256 (RFC 5869) with the use as salt and the context as info.
     *
     * @param use names the use and its format, such as {@code raven/local/v1}
     */
    public KeyMaterial derive(String use, byte[] context) {
        byte[] secret = copy();
        try {
            return new KeyMaterial(Hkdf.derive(secret, use.getBytes(StandardCharsets.US_ASCII), context, LENGTH));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
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
