package dev.raven.core.envelope;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
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
            return expand(keyed(pseudorandom), info, length);
        } finally {
            Arrays.fill(pseudorandom, (byte) 0);
        }
    }

    /** One buffer for all blocks, the last one's output written before the info: fewer, longer runs of the hash. */
    private static byte[] expand(Mac mac, byte[] info, int length) {
        byte[] out = new byte[length];
        byte[] input = new byte[HASH + info.length + 1];
        System.arraycopy(info, 0, input, HASH, info.length);
        try {
            for (int done = 0, from = HASH; done < length; done += HASH, from = 0) {
                input[input.length - 1]++;
                mac.update(input, from, input.length - from);
                mac.doFinal(input, 0);
                System.arraycopy(input, 0, out, done, Math.min(HASH, length - done));
            }
        } catch (ShortBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
        Arrays.fill(input, (byte) 0);
        return out;
    }

    static byte[] hmac(byte[] key, byte[] message) {
        return keyed(key).doFinal(message);
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = MACS.get();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
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
