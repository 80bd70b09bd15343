package dev.raven.persistence.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyStore;
import dev.raven.core.key.WrappedKey;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One hash a tenant key and purpose, one a subject key; each lies in the slot of whose it is. */
@ApplicationScoped
class JedisKeyStore implements KeyStore {
    private static final Script CREATE = Script.beside(JedisKeyStore.class, "create");

    private final Redis redis;

    @Inject
    JedisKeyStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<WrappedKey> create(TenantId tenant, KeyPurpose purpose, WrappedKey first) {
        return create(key(tenant, purpose), first);
    }

    @Override
    public List<WrappedKey> find(TenantId tenant, KeyPurpose purpose) {
        return KeyFields.read(redis.hash(key(tenant, purpose)));
    }

    @Override
    public List<WrappedKey> create(TenantId tenant, UserId subject, WrappedKey first) {
        return create(key(tenant, subject), first);
    }

    @Override
    public List<WrappedKey> find(TenantId tenant, UserId subject) {
        return KeyFields.read(redis.hash(key(tenant, subject)));
    }

    @Override
    public void destroy(TenantId tenant) {
        String[] keys = Arrays.stream(KeyPurpose.values())
                .map(purpose -> key(tenant, purpose))
                .toArray(String[]::new);
        redis.repeatably(client -> client.del(keys));
    }

    @Override
    public void destroy(TenantId tenant, UserId subject) {
        redis.repeatably(client -> client.del(key(tenant, subject)));
    }

    private List<WrappedKey> create(String key, WrappedKey first) {
        List<Object> args = KeyFields.of(first).argsAfter();
        return KeyFields.read(Fields.of(redis.repeatably(CREATE.on(List.of(key), args))));
    }

    private static String key(TenantId tenant, KeyPurpose purpose) {
        return RedisKeys.of(tenant, "wrapped-key:" + purpose.name().toLowerCase(Locale.ROOT));
    }

    private static String key(TenantId tenant, UserId subject) {
        return RedisKeys.of(tenant, subject, "wrapped-key");
    }
}
