package dev.raven.crypto.local;

import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.WrongKeyException;
import java.util.Arrays;
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
    public byte[] wrap(KeyContext context, byte[] plain) {
        byte[] iv = new byte[AesGcm.IV];
        random.nextBytes(iv);
        byte[] secret = key.copy();
        try {
            byte[] sealed = AesGcm.encrypt(secret, iv, context.canonical(), plain);
            byte[] wrapped = Arrays.copyOf(iv, iv.length + sealed.length);
            System.arraycopy(sealed, 0, wrapped, iv.length, sealed.length);
            return wrapped;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public byte[] unwrap(KeyContext context, byte[] wrapped) {
        if (wrapped.length <= AesGcm.IV) {
            throw new WrongKeyException();
        }
        byte[] secret = key.copy();
        try {
            return AesGcm.decrypt(
                    secret,
                    Arrays.copyOf(wrapped, AesGcm.IV),
                    context.canonical(),
                    Arrays.copyOfRange(wrapped, AesGcm.IV, wrapped.length));
        } catch (IntegrityException wrong) {
            throw new WrongKeyException();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public void check() {
        KeyContext context = new KeyContext(TenantId.PLATFORM, KeyPurpose.DATA, "check", 1);
        byte[] probe = new byte[KeyMaterial.LENGTH];
        if (!Arrays.equals(probe, unwrap(context, wrap(context, probe)))) {
            throw new IllegalStateException("the local key does not unwrap what it wrapped");
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
