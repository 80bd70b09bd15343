package dev.raven.persistence.user;

import dev.raven.core.user.UserStore;
import dev.raven.core.user.UserStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisUserStoreTest implements UserStoreContract {
    @Override
    public UserStore users() {
        return new JedisUserStore(TestRedis.shared());
    }
}
