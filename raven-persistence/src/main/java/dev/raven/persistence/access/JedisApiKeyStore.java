package dev.raven.persistence.access;

import dev.raven.core.access.ApiKeyStore;
import dev.raven.core.access.KeyUse;
import dev.raven.core.access.StoredApiKey;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One hash a key in a slot of its own, so that look-ups spread, and a list of a tenant's keys, with when they were used, in the
 * tenant's slot.
 */
@ApplicationScoped
class JedisApiKeyStore implements ApiKeyStore {
    private static final Script REPLACE = Script.beside(JedisApiKeyStore.class, "replace");

    private final Redis redis;

    @Inject
    JedisApiKeyStore(Redis redis) {
        this.redis = redis;
    }

    /** Listed first: a key that worked and was not listed could not be found to be revoked. */
    @Override
    public void create(TenantId tenant, StoredApiKey key) {
        if (!key.tenant().equals(tenant)) {
            throw new IllegalArgumentException("the key belongs to another tenant");
        }
        Fields fields = ApiKeyFields.of(key);
        redis.repeatably(client -> client.hset(ids(tenant), key.id().value(), key.publicId()));
        redis.repeatably(client -> client.hset(record(key.publicId()).getBytes(StandardCharsets.UTF_8), fields.hash()));
    }

    @Override
    public long count(TenantId tenant) {
        return redis.read(client -> client.hlen(ids(tenant)));
    }

    /** A key that was listed and not kept, because its server was killed in between, is none. */
    @Override
    public List<StoredApiKey> list(TenantId tenant) {
        List<String> publicIds = List.copyOf(redis.read(client -> client.hvals(ids(tenant))));
        List<Fields> found =
                redis.hashes(publicIds.stream().map(JedisApiKeyStore::record).toList());
        return IntStream.range(0, publicIds.size())
                .filter(i -> !found.get(i).isEmpty())
                .mapToObj(i -> ApiKeyFields.read(publicIds.get(i), found.get(i)))
                .toList();
    }

    @Override
    public Optional<StoredApiKey> find(TenantId tenant, ApiKeyId id) {
        return Optional.ofNullable(redis.read(client -> client.hget(ids(tenant), id.value())))
                .flatMap(this::findByPublicId);
    }

    /** Not repeated: after a failure, nobody knows whose change stands. */
    @Override
    public boolean replace(TenantId tenant, StoredApiKey expected, StoredApiKey updated) {
        return redis.once(REPLACE.on(
                        List.of(record(expected.publicId())),
                        ApiKeyFields.of(updated).argsAfter(tenant, expected.revision())))
                .yes();
    }

    /** Its record first, so that it never works unlisted. */
    @Override
    public void discard(TenantId tenant, StoredApiKey key) {
        redis.repeatably(client -> client.del(record(key.publicId())));
        redis.repeatably(client -> client.hdel(ids(tenant), key.id().value()));
    }

    @Override
    public Map<ApiKeyId, Instant> lastUsed(TenantId tenant, Collection<ApiKeyId> keys) {
        return KeyUseFields.read(redis, tenant, List.copyOf(keys));
    }

    @Override
    public void use(Collection<KeyUse> uses) {
        KeyUseFields.write(redis, uses);
    }

    @Override
    public Optional<StoredApiKey> findByPublicId(String publicId) {
        return Optional.of(redis.hash(record(publicId)))
                .filter(fields -> !fields.isEmpty())
                .map(fields -> ApiKeyFields.read(publicId, fields));
    }

    static String ids(TenantId tenant) {
        return RedisKeys.of(tenant, "keys");
    }

    private static String record(String publicId) {
        return RedisKeys.single("key", publicId);
    }
}
