package dev.raven.core.key;

import java.time.Instant;
import java.util.Arrays;

/**
 * One version of a key as it is stored.
 *
 * @param keyId names the key in envelopes: {@code ky_} and 22 URL-safe characters; the same for all versions
 * @param version from 1
 * @param since when it came to its state
 * @param under what wrapped it: an {@link OperatorKey} for a tenant key, the version of the tenant's data key for a
 *     subject key
 * @param wrapped the key under the one above it; empty once it is destroyed
 */
public record WrappedKey(
        String keyId, int version, KeyState state, Instant createdAt, Instant since, String under, byte[] wrapped) {

    /** The same key in another state. */
    public WrappedKey in(KeyState next, Instant at) {
        byte[] kept = next == KeyState.DESTROYED ? new byte[0] : wrapped;
        return new WrappedKey(keyId, version, next, createdAt, at, under, kept);
    }

    /** The same key wrapped by another. */
    WrappedKey rewrapped(String by, byte[] bytes) {
        return new WrappedKey(keyId, version, state, createdAt, since, by, bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey that
                && keyId.equals(that.keyId)
                && version == that.version
                && state == that.state
                && createdAt.equals(that.createdAt)
                && since.equals(that.since)
                && under.equals(that.under)
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
