package dev.raven.core.backup;

import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.KeyMaterial;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Seals a stream of any length in segments, each with its number and whether it is the last in its IV: what is cut, swapped or
 * repeated does not open (STREAM, Hoang, Reyhanitabar, Rogaway and Vizár 2015).
 */
final class SealedOutput extends OutputStream {
    /** Plain bytes of a segment: few enough that what is allocated for one is no burden for the collector. */
    static final int SEGMENT = 1 << 16;

    /** Bytes drawn for each stream: one that is written anew under its name has another key. */
    static final int SALT = 32;

    private static final String USE = "raven/archive/v1";

    private final OutputStream out;
    private final byte[] key;
    private final byte[] plain;
    private int filled;
    private long segment;
    private boolean closed;

    /** @param context what the stream is; it opens as nothing else */
    SealedOutput(OutputStream out, KeyMaterial key, byte[] context, RandomGenerator random) throws IOException {
        this(out, key, context, random, SEGMENT);
    }

    SealedOutput(OutputStream out, KeyMaterial key, byte[] context, RandomGenerator random, int segment)
            throws IOException {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        out.write(salt);
        this.out = out;
        this.plain = new byte[segment];
        this.key = derive(key, context, salt);
    }

    static byte[] derive(KeyMaterial key, byte[] context, byte[] salt) {
        byte[] info = Arrays.copyOf(salt, SALT + context.length);
        System.arraycopy(context, 0, info, SALT, context.length);
        try (KeyMaterial own = key.derive(USE, info)) {
            return own.copy();
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == plain.length) {
                seal(false);
            }
            int some = Math.min(plain.length - filled, length - done);
            System.arraycopy(bytes, from + done, plain, filled, some);
            filled += some;
            done += some;
        }
    }

    private void seal(boolean last) throws IOException {
        byte[] sealed = AesGcm.encrypt(key, iv(segment++, last), new byte[0], Arrays.copyOf(plain, filled));
        out.write(ByteBuffer.allocate(5)
                .put((byte) (last ? 1 : 0))
                .putInt(sealed.length)
                .array());
        out.write(sealed);
        filled = 0;
    }

    static byte[] iv(long segment, boolean last) {
        return ByteBuffer.allocate(AesGcm.IV)
                .put(3, (byte) (last ? 1 : 0))
                .putLong(4, segment)
                .array();
    }

    /** Seals the last segment; what lies below stays open. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                seal(true);
            } finally {
                Arrays.fill(plain, (byte) 0);
                Arrays.fill(key, (byte) 0);
            }
        }
    }
}
