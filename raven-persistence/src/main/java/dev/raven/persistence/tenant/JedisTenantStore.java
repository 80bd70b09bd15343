package dev.raven.persistence.tenant;

import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.StoredTenant;
import dev.raven.core.tenant.TenantStats;
import dev.raven.core.tenant.TenantStore;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One hash a tenant, in its slot; a list of all; the e-mail address is reserved before it and confirmed after it. */
@ApplicationScoped
public class JedisTenantStore implements TenantStore {
    private static final Script REPLACE = Script.beside(JedisTenantStore.class, "replace");
    private static final Script CLOSE = Script.beside(JedisTenantStore.class, "close");
    private static final Script REMOVE = Script.beside(JedisTenantStore.class, "remove");
    private static final Script LIST = Script.beside(JedisTenantStore.class, "list");
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String TENANTS = RedisKeys.of(TenantId.PLATFORM, "tenants");

    private final Redis redis;
    private final EmailReservations emails;
    private final TenantCounts counts;

    @Inject
    public JedisTenantStore(Redis redis) {
        this.redis = redis;
        this.emails = new EmailReservations(redis);
        this.counts = new TenantCounts(redis);
    }

    @Override
    public boolean create(TenantId tenant, StoredTenant record, String emailIndex) {
        if (!emails.reserve(emailIndex, tenant, record.createdAt())) {
            return false;
        }
        list(tenant);
        redis.repeatably(
                client -> client.hset(bytes(key(tenant)), fields(record).hash()));
        if (emails.confirm(emailIndex, tenant)) {
            return true;
        }
        redis.repeatably(client -> client.del(key(tenant)));
        return false;
    }

    @Override
    public boolean registered(String emailIndex) {
        return emails.confirmed(emailIndex);
    }

    @Override
    public Optional<StoredTenant> find(TenantId tenant) {
        return Optional.of(redis.hash(key(tenant)))
                .filter(fields -> !fields.isEmpty() && fields.optional("closed").isEmpty())
                .map(fields -> new StoredTenant(
                        tenant,
                        TenantStatus.valueOf(fields.text("status")),
                        fields.instant("created"),
                        fields.instant("updated"),
                        fields.sealed("profile")));
    }

    @Override
    public boolean replace(TenantId tenant, StoredTenant expected, StoredTenant updated) {
        List<Object> args = fields(updated)
                .argsAfter(
                        expected.status().name(),
                        expected.updatedAt(),
                        expected.profile().bytes());
        return redis.once(REPLACE.on(List.of(key(tenant)), args)).yes();
    }

    @Override
    public void close(TenantId tenant) {
        redis.repeatably(CLOSE.on(List.of(key(tenant))));
    }

    @Override
    public void reopen(TenantId tenant) {
        redis.repeatably(client -> client.hdel(key(tenant), "closed"));
    }

    /** The list last: whoever is killed in between finds it there again. */
    @Override
    public void remove(TenantId tenant) {
        redis.repeatably(REMOVE.on(List.of(key(tenant)), REMEMBERED.toSeconds()));
        redis.repeatably(client -> client.zrem(TENANTS, tenant.value()));
    }

    @Override
    public Slice<TenantId> ids(long after, int limit) {
        return Slices.after(redis, TENANTS, after, limit, TenantId::new);
    }

    @Override
    public Page<TenantId> list(PageRange range) {
        long last = range.offset() + range.limit() - 1L;
        List<TenantId> ids = redis.read(client -> client.zrange(TENANTS, range.offset(), last)).stream()
                .map(TenantId::new)
                .toList();
        return new Page<>(ids, range.limit(), range.offset(), redis.read(client -> client.zcard(TENANTS)));
    }

    @Override
    public TenantStats stats(TenantId tenant) {
        return counts.of(tenant);
    }

    /** Before it is kept: a tenant that nobody could list would keep its first keys for ever. */
    private void list(TenantId tenant) {
        redis.repeatably(LIST.on(List.of(TENANTS), tenant));
    }

    private static Fields fields(StoredTenant tenant) {
        return new Fields()
                .with("status", tenant.status().name())
                .with("created", tenant.createdAt())
                .with("updated", tenant.updatedAt())
                .with("profile", tenant.profile());
    }

    private static String key(TenantId tenant) {
        return RedisKeys.of(tenant, "tenant");
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
