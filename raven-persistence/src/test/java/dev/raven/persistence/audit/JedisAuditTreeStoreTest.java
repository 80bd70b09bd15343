package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.AuditTreeStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisAuditTreeStoreTest implements AuditTreeStoreContract {
    @Override
    public AuditTreeStore trees() {
        return new JedisAuditTreeStore(TestRedis.shared());
    }
}
