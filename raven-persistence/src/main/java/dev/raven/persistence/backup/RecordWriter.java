package dev.raven.persistence.backup;

import dev.raven.core.backup.StoredRecord;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.ScriptCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.params.XAddParams;

/** Writes records where they were. */
final class RecordWriter {
    private final Redis redis;

    RecordWriter(Redis redis) {
        this.redis = redis;
    }

    /**
     * Of a ledger nothing is taken away, and an entry is listed last, once it is there.
     *
     * @return those who have no key: nothing of them was written
     */
    Set<UserId> write(TenantId tenant, List<StoredRecord> records) {
        Set<UserId> leftOut = records.stream()
                .flatMap(record -> record.person().stream())
                .distinct()
                .filter(user -> !hasKey(tenant, user))
                .collect(Collectors.toSet());
        List<StoredRecord> kept = records.stream()
                .filter(record ->
                        record.person().map(user -> !leftOut.contains(user)).orElse(true))
                .toList();
        write(kept.stream()
                .filter(record -> !LedgerKeys.contain(record.key()) || record.kind() == StoredRecord.Kind.HASH)
                .toList());
        List<ScriptCall> places =
                kept.stream().filter(LedgerKeys::isPlace).map(LedgerKeys::take).toList();
        if (!places.isEmpty()) {
            redis.repeatably(places);
        }
        return leftOut;
    }

    private void write(List<StoredRecord> records) {
        if (!records.isEmpty()) {
            redis.onceAll(commands -> records.stream()
                    .<CommandObject<?>>map(record -> command(commands, record))
                    .toList());
        }
    }

    private boolean hasKey(TenantId tenant, UserId user) {
        return redis.read(client -> client.exists(RedisKeys.of(tenant, user, "wrapped-key")));
    }

    private static CommandObject<?> command(CommandObjects commands, StoredRecord record) {
        byte[] key = RawReader.bytes(record.key());
        List<byte[]> parts = record.parts();
        return switch (record.kind()) {
            case NOTHING -> commands.del(key);
            case TEXT -> commands.set(key, parts.get(0));
            case HASH -> commands.hset(key, pairs(parts, 0));
            case SORTED_SET -> commands.zadd(key, scores(parts));
            case STREAM -> commands.xadd(key, new XAddParams().id(parts.get(0)), pairs(parts, 1));
        };
    }

    /** In their order, which is part of a stream's entry. */
    private static Map<byte[], byte[]> pairs(List<byte[]> parts, int from) {
        Map<byte[], byte[]> pairs = new LinkedHashMap<>();
        for (int i = from; i < parts.size(); i += 2) {
            pairs.put(parts.get(i), parts.get(i + 1));
        }
        return pairs;
    }

    private static Map<byte[], Double> scores(List<byte[]> parts) {
        Map<byte[], Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i += 2) {
            scores.put(parts.get(i), Double.valueOf(Raw.text(parts.get(i + 1))));
        }
        return scores;
    }
}
