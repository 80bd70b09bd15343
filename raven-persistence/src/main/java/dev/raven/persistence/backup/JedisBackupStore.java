package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupPart;
import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Knows which keys belong to which part, as docs/storage-layout.md lists them; a restore is noted in the platform's slot. */
@ApplicationScoped
class JedisBackupStore implements BackupStore {
    private static final Script NODES_ALIVE = Script.beside(JedisBackupStore.class, "nodes");
    private static final Script CLAIM = Script.beside(JedisBackupStore.class, "claim");
    private static final String RESTORING = RedisKeys.of(TenantId.PLATFORM, "restoring");
    private static final String RESTORER = RedisKeys.of(TenantId.PLATFORM, "restoring:by");
    private static final String RESTORED = RedisKeys.of(TenantId.PLATFORM, "restored");
    private static final String NODES = RedisKeys.of(TenantId.PLATFORM, "nodes");
    private static final int LEASE_SECONDS = 120;
    private static final long SILENCE_MILLIS = 30_000;

    private final Redis redis;
    private final MemoryReader memory;
    private final TenantReader tenants;
    private final LogReader logs;
    private final LedgerReader ledgers;
    private final KeyReader keys;
    private final RecordWriter writer;

    @Inject
    JedisBackupStore(Redis redis, Clock clock) {
        RawReader reader = new RawReader(redis);
        this.redis = redis;
        this.memory = new MemoryReader(reader, clock);
        this.tenants = new TenantReader(reader);
        this.logs = new LogReader(reader);
        this.ledgers = new LedgerReader(reader);
        this.keys = new KeyReader(reader);
        this.writer = new RecordWriter(redis);
    }

    @Override
    public Reading read(TenantId tenant, BackupPart part, String cursor, Sink sink) {
        return switch (part) {
            case MEMORY -> memory.read(tenant, cursor, sink);
            case TENANT -> tenants.read(tenant, sink);
            case AUDIT -> logs.read(tenant, cursor, sink);
            case LEDGER -> ledgers.read(tenant, cursor, sink);
            case KEYS -> keys.read(tenant, cursor, sink);
        };
    }

    @Override
    public long people(TenantId tenant) {
        return redis.read(client -> client.zcard(RedisKeys.of(tenant, "users")));
    }

    @Override
    public Set<UserId> write(TenantId tenant, List<StoredRecord> records) {
        return writer.write(tenant, records);
    }

    @Override
    public boolean isEmpty() {
        return Stream.of("tenants", "wrapped-key:index", "wrapped-key:data", "audit:head", "restoring")
                .noneMatch(part -> redis.read(client -> client.exists(RedisKeys.of(TenantId.PLATFORM, part))));
    }

    @Override
    public long nodes() {
        return redis.read(NODES_ALIVE.on(List.of(NODES), SILENCE_MILLIS)).number();
    }

    @Override
    public boolean claim(String restorer) {
        return redis.repeatably(CLAIM.on(List.of(RESTORER), restorer, LEASE_SECONDS))
                .yes();
    }

    @Override
    public void clear() {
        redis.deleteAllBut(JedisBackupStore::isNote);
    }

    @Override
    public void clearButLedgers() {
        redis.deleteAllBut(key -> isNote(key) || LedgerKeys.contain(key));
    }

    private static boolean isNote(String key) {
        return key.equals(RESTORING) || key.equals(RESTORER);
    }

    @Override
    public Optional<String> unfinished() {
        return Optional.ofNullable(redis.read(client -> client.get(RESTORING)));
    }

    @Override
    public void begin(String what) {
        redis.repeatably(client -> client.set(RESTORING, what));
    }

    @Override
    public void finish(String what) {
        redis.repeatably(client -> client.set(RESTORED, what));
        redis.repeatably(client -> client.del(RESTORING, RESTORER));
    }

    @Override
    public Optional<String> restored() {
        return Optional.ofNullable(redis.read(client -> client.get(RESTORED)));
    }
}
