package dev.raven.crypto.azure;

import dev.raven.core.key.KeyContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** What RSA really wraps, as it binds nothing itself: the SHA-256 of the context, then the key. */
final class ContextBinding {
    private static final int DIGEST = 32;

    private ContextBinding() {}

    /** At most 96 bytes; RSA-OAEP-256 takes 190 with a key of 2048 bits. */
    static byte[] bind(KeyContext context, byte[] plain) {
        byte[] bound = Arrays.copyOf(digest(context), DIGEST + plain.length);
        System.arraycopy(plain, 0, bound, DIGEST, plain.length);
        return bound;
    }

    /** The key, where it was bound to that context; wipes what it is given. */
    static Optional<byte[]> release(KeyContext context, byte[] bound) {
        try {
            boolean whole = bound.length > DIGEST;
            return whole && MessageDigest.isEqual(digest(context), Arrays.copyOf(bound, DIGEST))
                    ? Optional.of(Arrays.copyOfRange(bound, DIGEST, bound.length))
                    : Optional.empty();
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
