package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.BackupStore.Reading;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.RedisKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.resps.Tuple;

/** Reads a tenant's deletion ledger. */
final class LedgerReader {
    private static final int ENTRIES_A_TRIP = 500;

    private final RawReader reader;

    LedgerReader(RawReader reader) {
        this.reader = reader;
    }

    Reading read(TenantId tenant, String cursor, BackupStore.Sink sink) {
        String all = RedisKeys.of(tenant, "deletions");
        if (cursor.isEmpty()) {
            sink.accept(StoredRecord.nothing(all, Optional.empty()));
            sink.accept(StoredRecord.nothing(RedisKeys.of(tenant, "deletions:subjects"), Optional.empty()));
        }
        String after = cursor.isEmpty() ? "0" : cursor;
        long deletions = 0;
        while (!sink.isFull()) {
            String from = "(" + after;
            List<Tuple> found =
                    reader.redis().read(client -> client.zrangeByScoreWithScores(all, from, "+inf", 0, ENTRIES_A_TRIP));
            if (found.isEmpty()) {
                return new Reading(Optional.empty(), Map.of("deletions", deletions));
            }
            found.forEach(entry -> deletion(tenant, entry, sink));
            deletions += found.size();
            after = Long.toString((long) found.get(found.size() - 1).getScore());
        }
        return new Reading(Optional.of(after), Map.of("deletions", deletions));
    }

    private void deletion(TenantId tenant, Tuple entry, BackupStore.Sink sink) {
        String key = RedisKeys.of(tenant, "deletion:" + entry.getElement());
        List<byte[]> record = reader.flat(key);
        RawReader.hash(key, Optional.empty(), record, sink);
        sink.accept(RawReader.member(RedisKeys.of(tenant, "deletions"), Optional.empty(), entry));
        Raw.field(record, "subject")
                .ifPresent(subject -> sink.accept(RawReader.field(
                        RedisKeys.of(tenant, "deletions:subjects"), Optional.empty(), subject, entry.getElement())));
    }
}
