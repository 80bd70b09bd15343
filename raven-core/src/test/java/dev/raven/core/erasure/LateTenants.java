package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.StoredTenant;
import dev.raven.core.tenant.TenantStats;
import dev.raven.core.tenant.TenantStore;
import java.util.Optional;

/** Tenants that are closed only after something else has happened. */
record LateTenants(TenantStore store, Runnable before) implements TenantStore {
    @Override
    public boolean create(TenantId tenant, StoredTenant record, String emailIndex) {
        return store.create(tenant, record, emailIndex);
    }

    @Override
    public boolean registered(String emailIndex) {
        return store.registered(emailIndex);
    }

    @Override
    public Optional<StoredTenant> find(TenantId tenant) {
        return store.find(tenant);
    }

    @Override
    public boolean replace(TenantId tenant, StoredTenant expected, StoredTenant updated) {
        return store.replace(tenant, expected, updated);
    }

    @Override
    public void close(TenantId tenant) {
        before.run();
        store.close(tenant);
    }

    @Override
    public void reopen(TenantId tenant) {
        store.reopen(tenant);
    }

    @Override
    public void remove(TenantId tenant) {
        store.remove(tenant);
    }

    @Override
    public Slice<TenantId> ids(long after, int limit) {
        return store.ids(after, limit);
    }

    @Override
    public Page<TenantId> list(PageRange range) {
        return store.list(range);
    }

    @Override
    public TenantStats stats(TenantId tenant) {
        return store.stats(tenant);
    }
}
