package dev.raven.persistence.erasure;

import dev.raven.core.erasure.Destroyed;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyPurpose;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;

/** Adds up what a tenant's users hold, 500 users at a time. */
final class RemainsCount {
    private static final int USERS_A_TRIP = 500;

    private final Redis redis;

    RemainsCount(Redis redis) {
        this.redis = redis;
    }

    Destroyed of(TenantId tenant) {
        Stream<String> own = Stream.of(KeyPurpose.values())
                .map(purpose ->
                        RedisKeys.of(tenant, "wrapped-key:" + purpose.name().toLowerCase(Locale.ROOT)));
        Destroyed sum = new Destroyed(0, 0, Optional.empty(), 0, 0, keys(own.toList()));
        List<String> users = users(tenant, 0);
        for (int from = 0; !users.isEmpty(); from += USERS_A_TRIP) {
            sum = plus(sum, tenant, users);
            users = users(tenant, from + USERS_A_TRIP);
        }
        return sum;
    }

    private List<String> users(TenantId tenant, int from) {
        return redis.read(client -> client.zrange(RedisKeys.of(tenant, "users"), from, from + USERS_A_TRIP - 1L));
    }

    private Destroyed plus(Destroyed sum, TenantId tenant, List<String> users) {
        List<List<String>> counters =
                each(tenant, users, "memory", commands -> key -> commands.hmget(key, "interactions"));
        List<Long> blocks = each(tenant, users, "blocks", commands -> commands::xlen);
        List<Long> conversations = each(tenant, users, "conversations", commands -> commands::zcard);
        return new Destroyed(
                sum.interactions()
                        + counters.stream()
                                .flatMap(List::stream)
                                .filter(Objects::nonNull)
                                .mapToLong(Long::parseLong)
                                .sum(),
                sum.blocks() + sum(blocks),
                sum.facts(),
                sum.conversations() + sum(conversations),
                sum.users() + users.size(),
                sum.keys()
                        + keys(users.stream()
                                .map(user -> key(tenant, user, "wrapped-key"))
                                .toList()));
    }

    private <T> List<T> each(
            TenantId tenant,
            List<String> users,
            String part,
            Function<CommandObjects, Function<String, CommandObject<T>>> command) {
        return redis.readAll(commands -> users.stream()
                .map(user -> key(tenant, user, part))
                .map(command.apply(commands))
                .toList());
    }

    /** Versions of keys. */
    private long keys(List<String> names) {
        return redis
                .readAll(commands -> names.stream()
                        .map(name -> commands.hmget(name, "versions"))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .mapToLong(versions -> versions.split(" ").length)
                .sum();
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static String key(TenantId tenant, String user, String part) {
        return RedisKeys.of(tenant, new UserId(user), part);
    }
}
