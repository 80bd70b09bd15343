package dev.raven.core.key;

import dev.raven.core.envelope.BlindHash;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Finds sealed values again without storing them: a keyed hash under the tenant's index key. Who holds a dump but not
 * the key can neither read nor guess-and-check a value.
 */
@Singleton
public class BlindIndex {
    private final KeyRing keys;

    @Inject
    BlindIndex(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The hash of a value of one field.
     *
     * @param value in the form it is compared in
     * @return 43 URL-safe characters
     */
    public String of(TenantId tenant, String field, String value) {
        return BlindHash.of(keys.index(tenant).material(), field, value);
    }
}
