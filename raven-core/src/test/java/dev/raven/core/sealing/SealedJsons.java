package dev.raven.core.sealing;

import dev.raven.core.key.KeyRing;
import java.security.SecureRandom;

/** Sealers for tests. */
public final class SealedJsons {
    private SealedJsons() {}

    public static SealedJson under(KeyRing keys) {
        return new SealedJson(keys, new SecureRandom());
    }
}
