package dev.raven.core.key;

import dev.raven.core.envelope.CanonicalBytes;
import dev.raven.core.id.TenantId;

/**
 * What a wrapped tenant key is bound to. Handed to the key service as associated data where it takes any, and bound
 * once more inside the wrapped bytes by {@link BoundKey}, so that every service binds it alike.
 *
 * @param version of the key among those of its purpose, from 1
 */
public record KeyContext(TenantId tenant, KeyPurpose purpose, String keyId, int version) {

    /** The context as bytes, each part prefixed with its length. */
    public byte[] canonical() {
        return new CanonicalBytes("raven/key/v1")
                .add(tenant.value())
                .add(purpose.name())
                .add(keyId)
                .add(version)
                .toByteArray();
    }
}
