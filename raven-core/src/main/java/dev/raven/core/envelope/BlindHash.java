package dev.raven.core.envelope;

import java.util.Arrays;
import java.util.Base64;

/** Keyed hashes by which sealed values are found again: HMAC-SHA-256, as text. */
public final class BlindHash {
    private BlindHash() {}

    /**
     * Hashes a value of one field; equal values give equal hashes only under the same key and field.
     *
     * @return 43 URL-safe characters
     */
    public static String of(KeyMaterial key, String field, String value) {
        byte[] secret = key.copy();
        try {
            byte[] message =
                    new CanonicalBytes("raven/index/v1").add(field).add(value).toByteArray();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Hkdf.hmac(secret, message));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
