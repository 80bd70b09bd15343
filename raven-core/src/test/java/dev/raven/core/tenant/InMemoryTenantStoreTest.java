package dev.raven.core.tenant;

class InMemoryTenantStoreTest implements TenantStoreContract {
    private final InMemoryTenantStore store = new InMemoryTenantStore();

    @Override
    public TenantStore tenants() {
        return store;
    }
}
