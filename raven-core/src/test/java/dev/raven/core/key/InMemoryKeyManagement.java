package dev.raven.core.key;

import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.key.KeyServiceException.Reason;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A key in a service that lives as long as its test; its calls are counted, and it can be in trouble. */
public final class InMemoryKeyManagement implements KeyManagement {
    private final SecureRandom random = new SecureRandom();
    private final KeyMaterial key = KeyMaterial.random(random);
    private final AtomicInteger unwraps = new AtomicInteger();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private volatile Optional<Reason> trouble = Optional.empty();

    /** From now on every call fails for that reason; none for empty. */
    public void trouble(Optional<Reason> reason) {
        trouble = reason;
    }

    /** Lets that happen while the next key is wrapped. */
    public void meanwhile(Runnable happens) {
        meanwhile.set(happens);
    }

    @Override
    public KeyServiceReply wrap(KeyContext context, byte[] plain) {
        failInTrouble();
        meanwhile.getAndSet(() -> {}).run();
        byte[] iv = new byte[AesGcm.IV];
        random.nextBytes(iv);
        byte[] sealed = AesGcm.encrypt(key.copy(), iv, context.canonical(), plain);
        byte[] wrapped = Arrays.copyOf(iv, iv.length + sealed.length);
        System.arraycopy(sealed, 0, wrapped, iv.length, sealed.length);
        return new KeyServiceReply(wrapped, Optional.of("call-w"));
    }

    @Override
    public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
        failInTrouble();
        unwraps.incrementAndGet();
        try {
            byte[] iv = Arrays.copyOf(wrapped, Math.min(wrapped.length, AesGcm.IV));
            byte[] sealed = Arrays.copyOfRange(wrapped, iv.length, wrapped.length);
            byte[] plain = AesGcm.decrypt(key.copy(), Arrays.copyOf(iv, AesGcm.IV), context.canonical(), sealed);
            return new KeyServiceReply(plain, Optional.of("call-u"));
        } catch (IntegrityException wrong) {
            throw new KeyServiceException(Reason.WRONG, Optional.of("call-u"), wrong);
        }
    }

    private void failInTrouble() {
        trouble.ifPresent(reason -> {
            throw new KeyServiceException(reason, Optional.of("call-f"), null);
        });
    }

    /** How often a key was unwrapped. */
    public int unwraps() {
        return unwraps.get();
    }

    @Override
    public String needs() {
        return "the test must be kind";
    }

    @Override
    public void close() {
        key.close();
    }
}
