package dev.raven.persistence.erasure;

import dev.raven.core.erasure.Destroyed;
import dev.raven.core.erasure.RemainsStore;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.KeyWalk;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what is a tenant's by the names of keys, and of those whose names do not tell by the tenant that they hold. */
@ApplicationScoped
class JedisRemainsStore implements RemainsStore {
    private static final Script REMOVE = Script.beside(JedisRemainsStore.class, "remove");

    private final Redis redis;
    private final RemainsCount count;

    @Inject
    JedisRemainsStore(Redis redis) {
        this.redis = redis;
        this.count = new RemainsCount(redis);
    }

    @Override
    public Destroyed count(TenantId tenant) {
        return count.of(tenant);
    }

    /** Repeatable: what is gone stays so. */
    @Override
    public Optional<String> remove(TenantId tenant, Optional<String> from) {
        KeyWalk walk = redis.walk(from);
        Stream<String> named = walk.names().stream().filter(name -> RemainingKeys.areOf(tenant, name));
        List<String> silent =
                walk.names().stream().filter(RemainingKeys::holdTheirTenant).toList();
        redis.repeatably(Stream.concat(named, holding(tenant, silent))
                .map(name -> REMOVE.on(List.of(name)))
                .toList());
        return walk.next();
    }

    private Stream<String> holding(TenantId tenant, List<String> names) {
        List<List<String>> held = redis.readAll(commands -> names.stream()
                .map(name -> commands.hmget(name, "tenant", "owner"))
                .toList());
        return IntStream.range(0, names.size())
                .filter(i -> held.get(i).contains(tenant.value()))
                .mapToObj(names::get);
    }
}
