package dev.raven.persistence.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.KeyStore;
import dev.raven.core.key.OperatorKey;
import dev.raven.core.key.WrappedKey;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One hash a tenant key and purpose, one a subject key; each lies in the slot of whose it is. */
@ApplicationScoped
public class JedisKeyStore implements KeyStore {
    private static final Script CREATE = Script.beside(JedisKeyStore.class, "create");
    private static final Script ADD = Script.beside(JedisKeyStore.class, "add");
    private static final Script ACTIVATE = Script.beside(JedisKeyStore.class, "activate");
    private static final Script REPLACE = Script.beside(JedisKeyStore.class, "replace");
    private static final Script RESERVE = Script.beside(JedisKeyStore.class, "reserve");
    private static final String OPERATOR_KEY = "operator-key";

    private final Redis redis;

    @Inject
    public JedisKeyStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<WrappedKey> create(KeyName name, WrappedKey first) {
        List<Object> args =
                KeyFields.of(first).with(KeyFields.VERSIONS, first.version()).argsAfter();
        return KeyFields.read(Fields.of(redis.repeatably(CREATE.on(List.of(key(name)), args))));
    }

    @Override
    public List<WrappedKey> find(KeyName name) {
        return KeyFields.read(redis.hash(key(name)));
    }

    @Override
    public boolean add(KeyName name, WrappedKey next) {
        List<Object> args = KeyFields.of(next).argsAfter(next.version());
        return redis.once(ADD.on(List.of(key(name)), args)).yes();
    }

    @Override
    public boolean activate(KeyName name, int version, KeyState after, Instant at) {
        return redis.once(ACTIVATE.on(List.of(key(name)), version, after, at)).yes();
    }

    @Override
    public boolean replace(KeyName name, WrappedKey expected, WrappedKey changed) {
        List<Object> args = KeyFields.of(changed)
                .argsAfter(
                        expected.version(), expected.state(), expected.since(), expected.under(), expected.wrapped());
        return redis.once(REPLACE.on(List.of(key(name)), args)).yes();
    }

    @Override
    public long reserve(KeyName name, int version, long uses) {
        return redis.once(RESERVE.on(List.of(key(name)), version, uses)).number();
    }

    @Override
    public Map<Integer, Long> uses(KeyName name) {
        return KeyFields.uses(redis.hash(key(name)));
    }

    @Override
    public void destroy(TenantId tenant) {
        String[] keys = Arrays.stream(KeyPurpose.values())
                .map(purpose -> key(new KeyName.OfTenant(tenant, purpose)))
                .toArray(String[]::new);
        redis.repeatably(client -> client.del(keys));
        bring(tenant, Optional.empty());
    }

    @Override
    public void destroy(TenantId tenant, UserId subject) {
        redis.repeatably(client -> client.del(key(new KeyName.OfSubject(tenant, subject))));
    }

    @Override
    public Optional<String> dropTraces(Optional<String> begun) {
        return redis.rewriteFiles(begun);
    }

    @Override
    public Optional<OperatorKey> brought(TenantId tenant) {
        return Optional.ofNullable(redis.read(client -> client.get(RedisKeys.of(tenant, OPERATOR_KEY))))
                .map(text -> OperatorKey.parse(text)
                        .orElseThrow(() -> new IllegalStateException("stored text that names no operator key")));
    }

    @Override
    public void bring(TenantId tenant, Optional<OperatorKey> own) {
        String key = RedisKeys.of(tenant, OPERATOR_KEY);
        own.ifPresentOrElse(
                known -> redis.repeatably(client -> client.set(key, known.toString())),
                () -> redis.repeatably(client -> client.del(key)));
    }

    private static String key(KeyName name) {
        return switch (name) {
            case KeyName.OfTenant of ->
                RedisKeys.of(of.tenant(), "wrapped-key:" + of.purpose().name().toLowerCase(Locale.ROOT));
            case KeyName.OfSubject of -> RedisKeys.of(of.tenant(), of.user(), "wrapped-key");
        };
    }
}
