package dev.raven.crypto.local;

import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Wraps keys with AES-256-GCM under a key this machine holds, the context as associated data. */
public final class LocalKeyManagement implements KeyManagement {
    private final KeyMaterial key;
    private final RandomGenerator random;

    private LocalKeyManagement(KeyMaterial key, RandomGenerator random) {
        this.key = key;
        this.random = random;
    }

    /** @param key the operator's key, wiped when this is closed */
    public static LocalKeyManagement open(KeyMaterial key, RandomGenerator random) {
        return new LocalKeyManagement(key, random);
    }

    @Override
    public KeyServiceReply wrap(KeyContext context, byte[] plain) {
        byte[] iv = new byte[AesGcm.IV];
        random.nextBytes(iv);
        byte[] secret = key.copy();
        try {
            byte[] sealed = AesGcm.encrypt(secret, iv, context.canonical(), plain);
            byte[] wrapped = Arrays.copyOf(iv, iv.length + sealed.length);
            System.arraycopy(sealed, 0, wrapped, iv.length, sealed.length);
            return new KeyServiceReply(wrapped, Optional.empty());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
        if (wrapped.length <= AesGcm.IV) {
            throw wrong();
        }
        byte[] secret = key.copy();
        try {
            byte[] plain = AesGcm.decrypt(
                    secret,
                    Arrays.copyOf(wrapped, AesGcm.IV),
                    context.canonical(),
                    Arrays.copyOfRange(wrapped, AesGcm.IV, wrapped.length));
            return new KeyServiceReply(plain, Optional.empty());
        } catch (IntegrityException wrong) {
            throw wrong();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static KeyServiceException wrong() {
        return new KeyServiceException(Reason.WRONG, Optional.empty(), null);
    }

    @Override
    public String needs() {
        return "the key of this machine must be the one that Redis was written under";
    }

    @Override
    public void close() {
        key.close();
    }
}
