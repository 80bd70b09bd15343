package dev.raven.core.envelope;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Seals one record under a key of its own. The record key is derived from the sealing key, a fresh salt and the context,
 * and is used once, so that no limit on messages a key is ever near; the commitment derived with it keeps a ciphertext
 * from opening under a second key, as AES-GCM alone would allow.
 */
public final class RecordCipher {
    private final RandomGenerator random;

    /** @param random a cryptographically strong source */
    public RecordCipher(RandomGenerator random) {
        this.random = random;
    }

    public Sealed seal(SealKey key, RecordContext context, byte[] plain) {
        byte[] salt = draw(Envelope.SALT);
        byte[] iv = draw(Envelope.IV);
        byte[] bound = context.canonical(Envelope.VERSION, Envelope.SUITE, key.id(), key.version());
        byte[] derived = derive(key, salt, bound);
        try {
            byte[] both = AesGcm.encrypt(Arrays.copyOf(derived, KeyMaterial.LENGTH), iv, bound, plain);
            Envelope envelope = new Envelope(
                    key.id(),
                    key.version(),
                    salt,
                    Arrays.copyOfRange(derived, KeyMaterial.LENGTH, derived.length),
                    iv,
                    Arrays.copyOf(both, plain.length),
                    Arrays.copyOfRange(both, plain.length, both.length));
            return new Sealed(envelope.encode());
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** @throws IntegrityException when anything of envelope, key or context is not as it was sealed */
    public byte[] open(SealKey key, RecordContext context, Sealed sealed) {
        Envelope envelope = Envelope.decode(sealed.bytes());
        if (!envelope.keyId().equals(key.id()) || envelope.keyVersion() != key.version()) {
            throw new IntegrityException();
        }
        byte[] bound = context.canonical(Envelope.VERSION, Envelope.SUITE, key.id(), key.version());
        byte[] derived = derive(key, envelope.salt(), bound);
        try {
            byte[] commitment = Arrays.copyOfRange(derived, KeyMaterial.LENGTH, derived.length);
            if (!MessageDigest.isEqual(commitment, envelope.commitment())) {
                throw new IntegrityException();
            }
            return AesGcm.decrypt(
                    Arrays.copyOf(derived, KeyMaterial.LENGTH), envelope.iv(), bound, envelope.ciphertextAndTag());
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** Which version of its key a record was sealed under. */
    public static int keyVersion(Sealed sealed) {
        return Envelope.decode(sealed.bytes()).keyVersion();
    }

    private static byte[] derive(SealKey key, byte[] salt, byte[] bound) {
        byte[] secret = key.material().copy();
        try {
            return Hkdf.derive(secret, salt, bound, KeyMaterial.LENGTH + Envelope.COMMITMENT);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private byte[] draw(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
