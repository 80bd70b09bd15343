package dev.raven.persistence.user;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import dev.raven.core.user.StoredUser;
import dev.raven.core.user.UserStore;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One hash a user, a sorted set of all users of a tenant and a hash of their external references, in one slot. */
@ApplicationScoped
public class JedisUserStore implements UserStore {
    private static final Script CREATE = Script.beside(JedisUserStore.class, "create");
    private static final Script REPLACE = Script.beside(JedisUserStore.class, "replace");
    private static final Script WITHDRAW = Script.beside(JedisUserStore.class, "withdraw");

    private final Redis redis;

    @Inject
    public JedisUserStore(Redis redis) {
        this.redis = redis;
    }

    /** Repeatable: the script knows a user that it has kept already. */
    @Override
    public Outcome create(TenantId tenant, StoredUser user, Optional<String> externalRefIndex, int maxUsers) {
        List<Object> args = fields(user, externalRefIndex).argsAfter(user.id(), externalRefIndex.orElse(""), maxUsers);
        return Outcome.valueOf(
                redis.repeatably(CREATE.on(keys(tenant, user.id()), args)).text());
    }

    @Override
    public Optional<StoredUser> find(TenantId tenant, UserId user) {
        return read(user, redis.hash(record(tenant, user)));
    }

    @Override
    public Optional<StoredUser> findByExternalRef(TenantId tenant, String externalRefIndex) {
        String user = redis.read(client -> client.hget(RedisKeys.of(tenant, "refs"), externalRefIndex));
        return Optional.ofNullable(user).map(UserId::new).flatMap(id -> find(tenant, id));
    }

    @Override
    public Page<StoredUser> list(TenantId tenant, PageRange range) {
        String all = RedisKeys.of(tenant, "users");
        long total = redis.read(client -> client.zcard(all));
        List<UserId> ids =
                redis.read(client -> client.zrange(all, range.offset(), range.offset() + range.limit() - 1L)).stream()
                        .map(UserId::new)
                        .toList();
        return new Page<>(load(tenant, ids), range.limit(), range.offset(), total);
    }

    @Override
    public Slice<UserId> ids(TenantId tenant, long after, int limit) {
        return Slices.after(redis, RedisKeys.of(tenant, "users"), after, limit, UserId::new);
    }

    @Override
    public Slice<StoredUser> after(TenantId tenant, long after, int limit) {
        Slice<UserId> ids = ids(tenant, after, limit);
        return new Slice<>(load(tenant, ids.items()), ids.next());
    }

    @Override
    public Outcome replace(
            TenantId tenant, StoredUser expected, StoredUser updated, Optional<String> externalRefIndex) {
        List<Object> args = fields(updated, externalRefIndex)
                .argsAfter(
                        updated.id(),
                        externalRefIndex.orElse(""),
                        expected.profile().bytes());
        return Outcome.valueOf(
                redis.once(REPLACE.on(keys(tenant, updated.id()), args)).text());
    }

    /** Repeatable: who is gone already was withdrawn. */
    @Override
    public Withdrawal withdraw(TenantId tenant, UserId user) {
        return Withdrawal.valueOf(
                redis.repeatably(WITHDRAW.on(keys(tenant, user), user, 1)).text());
    }

    @Override
    public void remove(TenantId tenant, UserId user) {
        redis.repeatably(WITHDRAW.on(keys(tenant, user), user, 0));
    }

    private List<StoredUser> load(TenantId tenant, List<UserId> ids) {
        List<Fields> found =
                redis.hashes(ids.stream().map(id -> record(tenant, id)).toList());
        return IntStream.range(0, ids.size())
                .mapToObj(i -> read(ids.get(i), found.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<StoredUser> read(UserId id, Fields fields) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredUser(
                        id,
                        fields.instant("created"),
                        fields.optional("held").filter("1"::equals).isPresent(),
                        fields.sealed("profile")));
    }

    private static Fields fields(StoredUser user, Optional<String> externalRefIndex) {
        return new Fields()
                .with("created", user.createdAt())
                .with("ref", externalRefIndex.orElse(""))
                .with("held", user.held() ? 1 : 0)
                .with("profile", user.profile());
    }

    private static List<String> keys(TenantId tenant, UserId user) {
        return List.of(
                record(tenant, user),
                RedisKeys.of(tenant, "users"),
                RedisKeys.of(tenant, "refs"),
                RedisKeys.of(tenant, "tenant"));
    }

    private static String record(TenantId tenant, UserId user) {
        return RedisKeys.of(tenant, "user:" + user);
    }
}
