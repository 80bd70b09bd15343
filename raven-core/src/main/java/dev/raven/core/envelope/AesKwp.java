package dev.raven.core.envelope;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES key wrap with padding (RFC 5649; KWP of NIST SP 800-38F). It draws no IV, so that a key may wrap without limit; the
 * same bytes under the same key wrap alike.
 */
public final class AesKwp {
    /** One a thread: looking an algorithm up costs more than using it. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesKwp::cipher);

    private static final int BLOCK = 8;
    private static final int SHORTEST = 2 * BLOCK;

    private AesKwp() {}

    /**
     * Wraps bytes.
     *
     * @param plain at least one byte
     * @return the bytes padded to whole blocks of 8, and 8 more
     */
    public static byte[] wrap(KeyMaterial key, byte[] plain) {
        byte[] secret = key.copy();
        try {
            return wrap(secret, plain);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** @throws IntegrityException when the bytes were altered, or wrapped under another key */
    public static byte[] unwrap(KeyMaterial key, byte[] wrapped) {
        byte[] secret = key.copy();
        try {
            return unwrap(secret, wrapped);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** @param key 16, 24 or 32 bytes */
    static byte[] wrap(byte[] key, byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, key, plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] unwrap(byte[] key, byte[] wrapped) {
        // The JDK's own check fails, instead of refusing, below one block.
        if (wrapped.length < SHORTEST || wrapped.length % BLOCK != 0) {
            throw new IntegrityException();
        }
        try {
            return run(Cipher.DECRYPT_MODE, key, wrapped);
        } catch (IllegalBlockSizeException | BadPaddingException altered) {
            throw new IntegrityException();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] run(int mode, byte[] key, byte[] input) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, new SecretKeySpec(key, "AES"));
        return cipher.doFinal(input);
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/KWP/NoPadding");
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
