package dev.raven.persistence.key;

import dev.raven.core.key.KeyStore;
import dev.raven.core.key.KeyStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisKeyStoreTest implements KeyStoreContract {
    private final KeyStore keys = new JedisKeyStore(TestRedis.shared());

    @Override
    public KeyStore keys() {
        return keys;
    }
}
