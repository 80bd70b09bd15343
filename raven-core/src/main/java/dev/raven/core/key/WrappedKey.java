package dev.raven.core.key;

import java.time.Instant;
import java.util.Arrays;

/**
 * One version of a key as it is stored.
 *
 * @param keyId names the key in envelopes: {@code ky_} and 22 URL-safe characters
 * @param version from 1
 * @param wrapped the key under the one above it: the operator's for a tenant key, the tenant's for a subject key
 */
public record WrappedKey(String keyId, int version, KeyState state, Instant createdAt, byte[] wrapped) {

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey that
                && keyId.equals(that.keyId)
                && version == that.version
                && state == that.state
                && createdAt.equals(that.createdAt)
                && Arrays.equals(wrapped, that.wrapped);
    }

    @Override
    public int hashCode() {
        return keyId.hashCode() * 31 + version;
    }

    @Override
    public String toString() {
        return "WrappedKey[" + keyId + " v" + version + " " + state + "]";
    }
}
