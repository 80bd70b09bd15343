package dev.raven.persistence.access;

import dev.raven.core.access.ApiKeyStore;
import dev.raven.core.access.ApiKeyStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisApiKeyStoreTest implements ApiKeyStoreContract {
    @Override
    public ApiKeyStore keys() {
        return new JedisApiKeyStore(TestRedis.shared());
    }
}
