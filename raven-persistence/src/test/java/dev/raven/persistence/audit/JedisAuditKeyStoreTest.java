package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditKeyStore;
import dev.raven.core.audit.AuditKeyStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisAuditKeyStoreTest implements AuditKeyStoreContract {
    @Override
    public AuditKeyStore keys() {
        return new JedisAuditKeyStore(TestRedis.shared());
    }
}
