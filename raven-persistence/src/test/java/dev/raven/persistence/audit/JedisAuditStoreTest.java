package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisAuditStoreTest implements AuditStoreContract {
    @Override
    public AuditStore logs() {
        return new JedisAuditStore(TestRedis.shared());
    }
}
