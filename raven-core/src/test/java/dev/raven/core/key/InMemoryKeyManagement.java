package dev.raven.core.key;

import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A key service that lives as long as its test; its calls are counted. */
public final class InMemoryKeyManagement implements KeyManagement {
    private final SecureRandom random = new SecureRandom();
    private final KeyMaterial key = KeyMaterial.random(random);
    private final AtomicInteger unwraps = new AtomicInteger();

    @Override
    public byte[] wrap(KeyContext context, byte[] plain) {
        byte[] iv = new byte[AesGcm.IV];
        random.nextBytes(iv);
        byte[] sealed = AesGcm.encrypt(key.copy(), iv, context.canonical(), plain);
        byte[] wrapped = Arrays.copyOf(iv, iv.length + sealed.length);
        System.arraycopy(sealed, 0, wrapped, iv.length, sealed.length);
        return wrapped;
    }

    @Override
    public byte[] unwrap(KeyContext context, byte[] wrapped) {
        unwraps.incrementAndGet();
        if (wrapped.length < AesGcm.IV) {
            throw new WrongKeyException();
        }
        try {
            byte[] sealed = Arrays.copyOfRange(wrapped, AesGcm.IV, wrapped.length);
            return AesGcm.decrypt(key.copy(), Arrays.copyOf(wrapped, AesGcm.IV), context.canonical(), sealed);
        } catch (IntegrityException wrong) {
            throw new WrongKeyException();
        }
    }

    /** How often a key was unwrapped. */
    public int unwraps() {
        return unwraps.get();
    }

    @Override
    public void check() {
        KeyContext context = new KeyContext(TenantId.PLATFORM, KeyPurpose.DATA, "check", 1);
        unwrap(context, wrap(context, new byte[KeyMaterial.LENGTH]));
    }

    @Override
    public void close() {
        key.close();
    }
}
