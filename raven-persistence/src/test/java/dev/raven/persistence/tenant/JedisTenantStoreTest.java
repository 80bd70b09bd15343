package dev.raven.persistence.tenant;

import dev.raven.core.tenant.TenantStore;
import dev.raven.core.tenant.TenantStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisTenantStoreTest implements TenantStoreContract {
    @Override
    public TenantStore tenants() {
        return new JedisTenantStore(TestRedis.shared());
    }
}
