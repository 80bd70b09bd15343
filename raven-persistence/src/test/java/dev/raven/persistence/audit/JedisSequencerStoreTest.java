package dev.raven.persistence.audit;

import dev.raven.core.audit.SequencerStore;
import dev.raven.core.audit.SequencerStoreContract;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.TestRedis;
import java.time.Duration;

class JedisSequencerStoreTest implements SequencerStoreContract {
    private static final String LEASE = RedisKeys.of(TenantId.PLATFORM, "audit:sequencer");

    @Override
    public SequencerStore sequencers() {
        return new JedisSequencerStore(TestRedis.shared());
    }

    /** Redis keeps the time; this waits for it alone. */
    @Override
    public void outlast(Duration lease) {
        while (TestRedis.sharedClient().exists(LEASE)) {
            Thread.onSpinWait();
        }
    }
}
