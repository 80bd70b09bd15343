package dev.raven.core.envelope;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869). */
final class Hkdf {
    private static final int HASH = 32;
    /** One a thread: looking an algorithm up costs more than using it. */
    private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(Hkdf::mac);

    private Hkdf() {}

    /**
     * Extracts and expands.
     *
     * @param length of the output in bytes, 1–8160
     */
    static byte[] derive(byte[] key, byte[] salt, byte[] info, int length) {
        if (length < 1 || length > 255 * HASH) {
            throw new IllegalArgumentException("HKDF-SHA-256 gives 1 to 8160 bytes");
        }
        byte[] pseudorandom = hmac(salt.length == 0 ? new byte[HASH] : salt, key);
        try {
            return expand(pseudorandom, info, length);
        } finally {
            Arrays.fill(pseudorandom, (byte) 0);
        }
    }

    private static byte[] expand(byte[] pseudorandom, byte[] info, int length) {
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += HASH, counter++) {
            byte[] input = Arrays.copyOf(block, block.length + info.length + 1);
            System.arraycopy(info, 0, input, block.length, info.length);
            input[input.length - 1] = (byte) counter;
            block = hmac(pseudorandom, input);
            System.arraycopy(block, 0, out, done, Math.min(HASH, length - done));
        }
        Arrays.fill(block, (byte) 0);
        return out;
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = MACS.get();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Mac mac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
