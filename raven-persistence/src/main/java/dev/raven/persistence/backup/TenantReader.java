package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.BackupStore.Reading;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.RedisKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a tenant's settings and API keys, and of the platform what all tenants share. */
final class TenantReader {
    private final RawReader reader;

    TenantReader(RawReader reader) {
        this.reader = reader;
    }

    Reading read(TenantId tenant, BackupStore.Sink sink) {
        if (tenant.equals(TenantId.PLATFORM)) {
            platform(sink);
            return new Reading(Optional.empty(), Map.of());
        }
        reader.hash(RedisKeys.of(tenant, "tenant"), sink);
        reader.text(RedisKeys.of(tenant, "webhook-secrets"), sink);
        reader.text(RedisKeys.of(tenant, "attestations"), sink);
        reader.hash(RedisKeys.of(tenant, "keys:used"), sink);
        return new Reading(Optional.empty(), Map.of("api_keys", apiKeys(tenant, sink)));
    }

    private long apiKeys(TenantId tenant, BackupStore.Sink sink) {
        String key = RedisKeys.of(tenant, "keys");
        List<byte[]> publicIds = reader.flat(key);
        RawReader.hash(key, Optional.empty(), publicIds, sink);
        for (int i = 1; i < publicIds.size(); i += 2) {
            reader.hash(RedisKeys.single("key", Raw.text(publicIds.get(i))), sink);
        }
        return publicIds.size() / 2;
    }

    private void platform(BackupStore.Sink sink) {
        reader.sortedSet(of("tenants"), owned(sink));
        reader.names(of("email:")).forEach(name -> address(name, sink));
        reader.sortedSet(of("embeddings:lacking"), owned(sink));
        reader.sortedSet(of("erasures"), owned(sink));
        reader.hash(of("embeddings"), sink);
        reader.text(of("audit:keys"), sink);
        reader.text(of("attestations"), sink);
        reader.text(of("audit:sequencer:fence"), sink);
    }

    private void address(String name, BackupStore.Sink sink) {
        List<byte[]> record = reader.flat(name);
        Raw.field(record, "tenant")
                .map(TenantId::new)
                .ifPresent(
                        holder -> { // it may be gone by now
                            sink.accept(
                                    StoredRecord.nothing(name, Optional.empty()).of(holder));
                            sink.accept(new StoredRecord(name, Kind.HASH, Optional.empty(), record).of(holder));
                        });
    }

    /** Members begin with the tenant whose they are. */
    private static BackupStore.Sink owned(BackupStore.Sink sink) {
        return new BackupStore.Sink() {
            @Override
            public void accept(StoredRecord record) {
                sink.accept(record.kind() == Kind.SORTED_SET ? record.of(owner(record)) : record);
            }

            @Override
            public boolean isFull() {
                return sink.isFull();
            }
        };
    }

    private static TenantId owner(StoredRecord member) {
        return new TenantId(Raw.text(member.parts().get(0)).split("/", 2)[0]);
    }

    private static String of(String part) {
        return RedisKeys.of(TenantId.PLATFORM, part);
    }
}
