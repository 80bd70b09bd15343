package dev.raven.core.key;

import dev.raven.core.envelope.KeyMaterial;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What is really wrapped: a key and the SHA-256 of its context, checked after unwrapping. Stops a wrapped key from being
 * moved to another tenant, purpose or version, also with a key service that takes no associated data.
 */
final class BoundKey {
    private BoundKey() {}

    static byte[] bind(KeyContext context, KeyMaterial key) {
        byte[] plain = key.copy();
        byte[] bound = Arrays.copyOf(plain, KeyMaterial.LENGTH + 32);
        System.arraycopy(digest(context), 0, bound, KeyMaterial.LENGTH, 32);
        Arrays.fill(plain, (byte) 0);
        return bound;
    }

    static KeyMaterial release(KeyContext context, byte[] bound) {
        try {
            boolean whole = bound.length == KeyMaterial.LENGTH + 32;
            if (!whole || !MessageDigest.isEqual(digest(context), Arrays.copyOfRange(bound, 32, 64))) {
                throw new WrongKeyException();
            }
            return new KeyMaterial(Arrays.copyOf(bound, KeyMaterial.LENGTH));
        } finally {
            Arrays.fill(bound, (byte) 0);
        }
    }

    private static byte[] digest(KeyContext context) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(context.canonical());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
