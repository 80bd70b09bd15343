package dev.raven.audit.sink;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, bit by bit. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
