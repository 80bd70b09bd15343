package dev.raven.persistence.redis;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Sealed records of one kind: a string a tenant, in the tenant's slot, that is replaced as a whole. */
public final class SealedStrings {
    private static final Script REPLACE = Script.beside(SealedStrings.class, "replace-sealed");

    private final Redis redis;
    private final String kind;

    /** @param kind what stands behind the tenant in the names of keys */
    public SealedStrings(Redis redis, String kind) {
        this.redis = redis;
        this.kind = kind;
    }

    public Optional<Sealed> find(TenantId owner) {
        byte[] key = key(owner).getBytes(StandardCharsets.UTF_8);
        return redis.read(client -> Optional.ofNullable(client.get(key))).map(Sealed::new);
    }

    /** @return false where it is not what was expected, or not none where none was */
    public boolean replace(TenantId owner, Optional<Sealed> expected, Sealed record) {
        byte[] before = expected.map(Sealed::bytes).orElseGet(() -> new byte[0]);
        return redis.once(REPLACE.on(List.of(key(owner)), before, record.bytes()))
                .yes();
    }

    private String key(TenantId owner) {
        return RedisKeys.of(owner, kind);
    }
}
