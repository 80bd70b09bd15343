package dev.raven.persistence.tenant;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.tenant.TenantStats;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import java.util.List;
import java.util.Objects;

/** Adds up what a tenant's users hold, 500 users at a time: exact, because nothing is counted twice. */
final class TenantCounts {
    private static final int USERS_A_TRIP = 500;

    private final Redis redis;

    TenantCounts(Redis redis) {
        this.redis = redis;
    }

    TenantStats of(TenantId tenant) {
        TenantStats sum = new TenantStats(0, 0, 0, 0);
        for (int from = 0; ; from += USERS_A_TRIP) {
            int first = from;
            List<UserId> users = redis
                    .read(client -> client.zrange(RedisKeys.of(tenant, "users"), first, first + USERS_A_TRIP - 1L))
                    .stream()
                    .map(UserId::new)
                    .toList();
            if (users.isEmpty()) {
                return sum;
            }
            sum = plus(sum, users.size(), conversations(tenant, users), memory(tenant, users));
        }
    }

    private long conversations(TenantId tenant, List<UserId> users) {
        return redis
                .readAll(commands -> users.stream()
                        .map(user -> commands.zcard(RedisKeys.of(tenant, user, "conversations")))
                        .toList())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private List<List<String>> memory(TenantId tenant, List<UserId> users) {
        return redis.readAll(commands -> users.stream()
                .map(user -> commands.hmget(RedisKeys.of(tenant, user, "memory"), "interactions", "bytes"))
                .toList());
    }

    private static TenantStats plus(TenantStats sum, int users, long conversations, List<List<String>> memory) {
        return new TenantStats(
                sum.users() + users,
                sum.conversations() + conversations,
                sum.interactions() + total(memory, 0),
                sum.storageBytes() + total(memory, 1));
    }

    private static long total(List<List<String>> memory, int field) {
        return memory.stream()
                .map(counts -> counts.get(field))
                .filter(Objects::nonNull)
                .mapToLong(Long::parseLong)
                .sum();
    }
}
