package dev.raven.api.encryption;

import java.util.Locale;

/** Which keys to rotate. */
public enum RotationLevel {
    /** Wrap the tenant's keys anew, under the operator key of now. */
    KMS,
    /** Give the tenant a new data key. */
    TENANT,
    /** Give its users new keys, and seal what they have under these. */
    SUBJECT;

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
