package dev.raven.core.envelope;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a 96-bit IV and a 128-bit tag (NIST SP 800-38D). */
public final class AesGcm {
    /** The length of an IV, in bytes. */
    public static final int IV = 12;

    private static final int TAG_BITS = 128;
    /** One a thread: looking an algorithm up costs two thirds of the time of a seal. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesGcm::cipher);

    private AesGcm() {}

    /** @return ciphertext and tag */
    public static byte[] encrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain) {
        byte[] out = new byte[plain.length + TAG_BITS / 8];
        encrypt(key, iv, associated, plain, out, 0);
        return out;
    }

    /** Writes ciphertext and tag into the bytes given, from there on. */
    static void encrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain, byte[] out, int from) {
        try {
            ready(Cipher.ENCRYPT_MODE, key, iv, associated).doFinal(plain, 0, plain.length, out, from);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IntegrityException when the tag does not fit key, IV, associated data and ciphertext */
    public static byte[] decrypt(byte[] key, byte[] iv, byte[] associated, byte[] ciphertextAndTag) {
        return decrypt(key, iv, associated, ciphertextAndTag, 0);
    }

    /** Reads ciphertext and tag from there on to the end of the bytes given. */
    static byte[] decrypt(byte[] key, byte[] iv, byte[] associated, byte[] in, int from) {
        try {
            return ready(Cipher.DECRYPT_MODE, key, iv, associated).doFinal(in, from, in.length - from);
        } catch (AEADBadTagException altered) {
            throw new IntegrityException();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher ready(int mode, byte[] key, byte[] iv, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
