package dev.raven.persistence.access;

import dev.raven.core.access.ApiKeyStore;
import dev.raven.core.access.StoredApiKey;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One hash a key in a slot of its own, so that look-ups spread, and a list of a tenant's keys in the tenant's slot. */
@ApplicationScoped
class JedisApiKeyStore implements ApiKeyStore {
    private static final Script REPLACE_NAME = Script.beside(JedisApiKeyStore.class, "replace-name");

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
        redis.repeatably(
                client -> client.hset(RedisKeys.of(tenant, "keys"), key.id().value(), key.publicId()));
        redis.repeatably(client -> client.hset(record(key.publicId()).getBytes(StandardCharsets.UTF_8), fields.hash()));
    }

    /** A key that was listed and not kept, because its server was killed in between, is none. */
    @Override
    public List<StoredApiKey> list(TenantId tenant) {
        List<String> publicIds = List.copyOf(redis.read(client -> client.hvals(RedisKeys.of(tenant, "keys"))));
        List<Fields> found =
                redis.hashes(publicIds.stream().map(JedisApiKeyStore::record).toList());
        return IntStream.range(0, publicIds.size())
                .filter(i -> !found.get(i).isEmpty())
                .mapToObj(i -> ApiKeyFields.read(publicIds.get(i), found.get(i)))
                .toList();
    }

    @Override
    public boolean replaceName(TenantId tenant, StoredApiKey expected, StoredApiKey renamed) {
        return redis.once(REPLACE_NAME.on(
                        List.of(record(expected.publicId())),
                        tenant,
                        expected.name().bytes(),
                        renamed.name().bytes()))
                .yes();
    }

    @Override
    public Optional<StoredApiKey> findByPublicId(String publicId) {
        return Optional.of(redis.hash(record(publicId)))
                .filter(fields -> !fields.isEmpty())
                .map(fields -> ApiKeyFields.read(publicId, fields));
    }

    private static String record(String publicId) {
        return RedisKeys.single("key", publicId);
    }
}
