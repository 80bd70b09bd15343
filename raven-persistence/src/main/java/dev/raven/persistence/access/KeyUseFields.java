package dev.raven.persistence.access;

import dev.raven.core.access.KeyUse;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.ScriptCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When a tenant's keys were last used, as one hash: whole minutes in ISO 8601, which are all of one length, so that the later is
 * the greater as text, too.
 */
final class KeyUseFields {
    private static final Script USE = Script.beside(KeyUseFields.class, "use");

    private KeyUseFields() {}

    /** One round trip to each server, and one step a tenant. */
    static void write(Redis redis, Collection<KeyUse> uses) {
        Map<TenantId, List<KeyUse>> byTenant = uses.stream().collect(Collectors.groupingBy(KeyUse::tenant));
        List<ScriptCall> calls = byTenant.entrySet().stream()
                .map(of -> call(of.getKey(), of.getValue()))
                .toList();
        redis.repeatably(calls);
    }

    private static ScriptCall call(TenantId tenant, List<KeyUse> uses) {
        List<Object> args = new ArrayList<>();
        uses.forEach(use -> args.addAll(List.of(use.key(), use.minute())));
        return USE.on(List.of(JedisApiKeyStore.ids(tenant), hash(tenant)), args);
    }

    static Map<ApiKeyId, Instant> read(Redis redis, TenantId tenant, List<ApiKeyId> keys) {
        Map<ApiKeyId, Instant> found = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        if (keys.isEmpty()) {
            return found;
        }
        String[] names = keys.stream().map(ApiKeyId::value).toArray(String[]::new);
        List<String> minutes = redis.read(client -> client.hmget(hash(tenant), names));
        for (int i = 0; i < names.length; i++) {
            if (minutes.get(i) != null) {
                found.put(keys.get(i), Instant.parse(minutes.get(i)));
            }
        }
        return found;
    }

    private static String hash(TenantId tenant) {
        return RedisKeys.of(tenant, "keys:used");
    }
}
