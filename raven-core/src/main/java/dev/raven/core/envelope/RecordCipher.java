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
        byte[] drawn = draw();
        byte[] salt = Arrays.copyOf(drawn, Envelope.SALT);
        byte[] iv = Arrays.copyOfRange(drawn, Envelope.SALT, drawn.length);
        byte[] bound = context.canonical(Envelope.VERSION, Envelope.SUITE, key.id(), key.version());
        try (RecordKey derived = RecordKey.derive(key, salt, bound)) {
            Envelope header = new Envelope(key.id(), key.version(), salt, derived.commitment(), iv);
            byte[] envelope = header.encode(plain.length);
            AesGcm.encrypt(derived.key(), iv, bound, plain, envelope, Envelope.HEADER);
            return Sealed.owning(envelope);
        }
    }

    /** @throws IntegrityException when anything of envelope, key or context is not as it was sealed */
    public byte[] open(SealKey key, RecordContext context, Sealed sealed) {
        Envelope header = Envelope.decode(sealed.shared());
        if (!header.keyId().equals(key.id()) || header.keyVersion() != key.version()) {
            throw new IntegrityException();
        }
        byte[] bound = context.canonical(Envelope.VERSION, Envelope.SUITE, key.id(), key.version());
        try (RecordKey derived = RecordKey.derive(key, header.salt(), bound)) {
            if (!MessageDigest.isEqual(derived.commitment(), header.commitment())) {
                throw new IntegrityException();
            }
            return AesGcm.decrypt(derived.key(), header.iv(), bound, sealed.shared(), Envelope.HEADER);
        }
    }

    /** Which version of its key a record was sealed under. */
    public static int keyVersion(Sealed sealed) {
        return Envelope.decode(sealed.shared()).keyVersion();
    }

    /** Salt and IV at once: the source locks and mixes for each draw. */
    private byte[] draw() {
        byte[] drawn = new byte[Envelope.SALT + Envelope.IV];
        random.nextBytes(drawn);
        return drawn;
    }
}
