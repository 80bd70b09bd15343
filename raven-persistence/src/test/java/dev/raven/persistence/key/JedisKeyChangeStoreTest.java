package dev.raven.persistence.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.key.KeyChangeStore;
import dev.raven.core.key.KeyChangeStoreContract;
import dev.raven.persistence.redis.TestRedis;
import org.junit.jupiter.api.Test;

class JedisKeyChangeStoreTest implements KeyChangeStoreContract {
    private final KeyChangeStore changes = new JedisKeyChangeStore(TestRedis.shared());

    @Override
    public KeyChangeStore changes() {
        return changes;
    }

    @Test
    void aPositionThatRedisDoesNotKnowIsTooOldOrOfAnotherTime() {
        assertThat(changes.after("1-1")).isEmpty();
        assertThat(changes.after("0-0")).isPresent();
    }
}
