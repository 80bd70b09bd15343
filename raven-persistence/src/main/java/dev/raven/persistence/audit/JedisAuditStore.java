package dev.raven.persistence.audit;

import dev.raven.core.audit.AppendOutcome;
import dev.raven.core.audit.AuditAppend;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One stream a log, whose ids are the sequence, and a hash with its head, in the tenant's slot. */
@ApplicationScoped
class JedisAuditStore implements AuditStore {
    private static final Script APPEND = Script.beside(JedisAuditStore.class, "append");
    private static final Script NOW = Script.beside(JedisAuditStore.class, "now");
    private static final Script READ = Script.beside(JedisAuditStore.class, "read");
    private static final Script PRUNE = Script.beside(JedisAuditStore.class, "prune");

    private final Redis redis;

    @Inject
    JedisAuditStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public AuditHead head(TenantId tenant) {
        return place(headKey(tenant));
    }

    @Override
    public AuditHead pruned(TenantId tenant) {
        return place(prunedKey(tenant));
    }

    private AuditHead place(String key) {
        Fields fields = redis.hash(key);
        return fields.isEmpty() ? AuditHead.EMPTY : new AuditHead(fields.number("sequence"), fields.text("hash"));
    }

    /** Repeatable: a head that is the new one already tells the script that it ran before. */
    @Override
    public AppendOutcome append(TenantId tenant, AuditAppend append) {
        List<Object> args = new ArrayList<>(List.of(
                append.expected().sequence(),
                append.expected().hash(),
                append.head().sequence(),
                append.head().hash(),
                AuditHead.EMPTY.hash(),
                append.at().toEpochMilli(),
                CLOCKS.toMillis()));
        append.events().forEach(event -> {
            args.add(event.sequence());
            args.add(event.body());
        });
        List<Reply> reply = redis.repeatably(APPEND.on(List.of(headKey(tenant), logKey(tenant)), args))
                .items();
        return switch (reply.get(0).text()) {
            case "done" -> new AppendOutcome.Done();
            case "moved_on" -> new AppendOutcome.MovedOn();
            default -> new AppendOutcome.Skewed(instant(reply.get(1)));
        };
    }

    @Override
    public Instant now() {
        return instant(redis.read(NOW.on(List.of(headKey(TenantId.PLATFORM)), List.of())));
    }

    private static Instant instant(Reply millis) {
        return Instant.ofEpochMilli(millis.number());
    }

    @Override
    public List<StoredAuditEvent> read(TenantId tenant, long fromSequence, int limit) {
        return redis.read(READ.on(List.of(logKey(tenant)), fromSequence, limit)).items().stream()
                .map(JedisAuditStore::event)
                .toList();
    }

    @Override
    public long prune(TenantId tenant, AuditHead through) {
        List<String> keys = List.of(logKey(tenant), prunedKey(tenant));
        return redis.once(PRUNE.on(keys, through.sequence(), through.hash(), through.sequence() + 1))
                .number();
    }

    private static StoredAuditEvent event(Reply entry) {
        String id = entry.item(0).text();
        long sequence = Long.parseLong(id.substring(0, id.indexOf('-')));
        return new StoredAuditEvent(sequence, entry.item(1).item(1).bytes());
    }

    private static String logKey(TenantId tenant) {
        return RedisKeys.of(tenant, "audit");
    }

    private static String prunedKey(TenantId tenant) {
        return RedisKeys.of(tenant, "audit:pruned");
    }

    private static String headKey(TenantId tenant) {
        return RedisKeys.of(tenant, "audit:head");
    }
}
