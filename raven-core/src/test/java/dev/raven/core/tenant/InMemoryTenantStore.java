package dev.raven.core.tenant;

import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tenants in memory. */
public final class InMemoryTenantStore implements TenantStore {
    private final Map<TenantId, StoredTenant> tenants = new LinkedHashMap<>();
    private final Set<TenantId> closed = new HashSet<>();
    private final Map<String, TenantId> emails = new HashMap<>();
    private final Function<TenantId, TenantStats> stats;

    /** A store whose tenants hold nothing. */
    public InMemoryTenantStore() {
        this(tenant -> new TenantStats(0, 0, 0, 0));
    }

    /** @param stats what a tenant holds, in whichever stores a test uses */
    public InMemoryTenantStore(Function<TenantId, TenantStats> stats) {
        this.stats = stats;
    }

    @Override
    public synchronized boolean create(TenantId tenant, StoredTenant record, String emailIndex) {
        if (!emails.getOrDefault(emailIndex, tenant).equals(tenant)) {
            return false;
        }
        emails.put(emailIndex, tenant);
        tenants.put(tenant, record);
        return true;
    }

    @Override
    public synchronized boolean registered(String emailIndex) {
        return emails.containsKey(emailIndex);
    }

    @Override
    public synchronized Optional<StoredTenant> find(TenantId tenant) {
        return Optional.ofNullable(tenants.get(tenant)).filter(found -> !closed.contains(tenant));
    }

    @Override
    public synchronized boolean replace(TenantId tenant, StoredTenant expected, StoredTenant updated) {
        return !closed.contains(tenant) && tenants.replace(tenant, expected, updated);
    }

    @Override
    public synchronized void close(TenantId tenant) {
        closed.add(tenant);
    }

    @Override
    public synchronized void reopen(TenantId tenant) {
        closed.remove(tenant);
    }

    @Override
    public synchronized void remove(TenantId tenant) {
        closed.add(tenant);
        tenants.remove(tenant);
    }

    /** Lets others have a tenant's e-mail address. */
    public synchronized void freeAddress(TenantId tenant) {
        emails.values().remove(tenant);
    }

    @Override
    public synchronized Slice<TenantId> ids(long after, int limit) {
        List<TenantId> found =
                tenants.keySet().stream().skip(after).limit(limit).toList();
        return new Slice<>(found, after + found.size());
    }

    @Override
    public synchronized Page<TenantId> list(PageRange range) {
        Slice<TenantId> found = ids(range.offset(), range.limit());
        return new Page<>(found.items(), range.limit(), range.offset(), tenants.size());
    }

    @Override
    public TenantStats stats(TenantId tenant) {
        return stats.apply(tenant);
    }
}
