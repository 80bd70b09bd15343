package dev.raven.persistence.audit;

import dev.raven.core.audit.SequencerStore;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lease as a string that expires, its fence beside it, and a hash of what was told; in the platform's slot. */
@ApplicationScoped
class JedisSequencerStore implements SequencerStore {
    private static final Script CLAIM = Script.beside(JedisSequencerStore.class, "claim");
    private static final Script RENEW = Script.beside(JedisSequencerStore.class, "renew");
    private static final Script RELEASE = Script.beside(JedisSequencerStore.class, "release");
    private static final Script TELL = Script.beside(JedisSequencerStore.class, "tell");
    private static final Script SETTLE = Script.beside(JedisSequencerStore.class, "settle");
    private static final String LEASE = key("audit:sequencer");
    private static final String FENCE = key("audit:sequencer:fence");
    private static final String NEWS = key("audit:moved");

    private final Redis redis;

    @Inject
    JedisSequencerStore(Redis redis) {
        this.redis = redis;
    }

    /** A new fence is waited for, as one that is lost might be given twice; a renewal each second is not. */
    @Override
    public long claim(String node, Duration lease, long above) {
        List<String> keys = List.of(LEASE, FENCE);
        long renewed = redis.provisionally(RENEW.on(keys, node, lease.toMillis(), above))
                .number();
        return renewed > 0
                ? renewed
                : redis.repeatably(CLAIM.on(keys, node, lease.toMillis(), above))
                        .number();
    }

    @Override
    public void release(String node) {
        redis.provisionally(RELEASE.on(List.of(LEASE), node));
    }

    @Override
    public void tell(Map<TenantId, Long> moved) {
        if (!moved.isEmpty()) {
            redis.provisionally(TELL.on(List.of(NEWS), inTurn(moved)));
        }
    }

    @Override
    public Map<TenantId, Long> told() {
        Fields told = redis.hash(NEWS);
        return told.names().collect(Collectors.toMap(TenantId::new, told::number));
    }

    @Override
    public void settle(Map<TenantId, Long> done) {
        if (!done.isEmpty()) {
            redis.provisionally(SETTLE.on(List.of(NEWS), inTurn(done)));
        }
    }

    private static List<Object> inTurn(Map<TenantId, Long> logs) {
        List<Object> args = new ArrayList<>();
        logs.forEach((log, sequence) -> {
            args.add(log);
            args.add(sequence);
        });
        return args;
    }

    private static String key(String part) {
        return RedisKeys.of(TenantId.PLATFORM, part);
    }
}
