package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.SequencerStore;
import dev.raven.persistence.redis.Redis;

/** The stores of logs and trees, for tests of other modules. */
public final class TestAudit {
    private TestAudit() {}

    public static AuditStore logs(Redis redis) {
        return new JedisAuditStore(redis);
    }

    public static AuditTreeStore trees(Redis redis) {
        return new JedisAuditTreeStore(redis);
    }

    public static SequencerStore sequencers(Redis redis) {
        return new JedisSequencerStore(redis);
    }
}
