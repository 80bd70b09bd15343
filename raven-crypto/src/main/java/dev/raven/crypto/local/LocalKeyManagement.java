package dev.raven.crypto.local;

import dev.raven.core.envelope.AesKwp;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import java.util.Optional;

/**
 * Wraps keys with AES-256-KWP under a key this machine holds: another is derived from it for each context, so a wrapped
 * key opens for its own context alone.
 */
public final class LocalKeyManagement implements KeyManagement {
    private static final String USE = "raven/local/v1";

    private final KeyMaterial key;

    private LocalKeyManagement(KeyMaterial key) {
        this.key = key;
    }

    /** @param key the operator's key, wiped when this is closed */
    public static LocalKeyManagement open(KeyMaterial key) {
        return new LocalKeyManagement(key);
    }

    @Override
    public KeyServiceReply wrap(KeyContext context, byte[] plain) {
        try (KeyMaterial wrapping = key.derive(USE, context.canonical())) {
            return new KeyServiceReply(AesKwp.wrap(wrapping, plain), Optional.empty());
        }
    }

    @Override
    public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
        try (KeyMaterial wrapping = key.derive(USE, context.canonical())) {
            return new KeyServiceReply(AesKwp.unwrap(wrapping, wrapped), Optional.empty());
        } catch (IntegrityException wrong) {
            throw new KeyServiceException(Reason.WRONG, Optional.empty(), wrong);
        }
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
