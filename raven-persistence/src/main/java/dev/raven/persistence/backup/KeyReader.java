package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.BackupStore.Reading;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.page.Slice;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Slices;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads wrapped keys: a tenant's people's first, then those that wrap them, so that what wraps is never older than what it wraps. */
final class KeyReader {
    private static final int PEOPLE_A_TRIP = 500;

    private final RawReader reader;

    KeyReader(RawReader reader) {
        this.reader = reader;
    }

    Reading read(TenantId tenant, String cursor, BackupStore.Sink sink) {
        long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        long keys = 0;
        while (!sink.isFull()) {
            Slice<UserId> people =
                    Slices.after(reader.redis(), RedisKeys.of(tenant, "users"), after, PEOPLE_A_TRIP, UserId::new);
            if (people.items().isEmpty()) {
                own(tenant, sink);
                return new Reading(Optional.empty(), Map.of("subject_keys", keys));
            }
            reader.hashes(
                    people.items().stream()
                            .map(user -> RedisKeys.of(tenant, user, "wrapped-key"))
                            .toList(),
                    sink);
            keys += people.items().size();
            after = people.next();
        }
        return new Reading(Optional.of(Long.toString(after)), Map.of("subject_keys", keys));
    }

    private void own(TenantId tenant, BackupStore.Sink sink) {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            reader.hash(RedisKeys.of(tenant, "wrapped-key:" + purpose.name().toLowerCase(Locale.ROOT)), sink);
        }
        reader.text(RedisKeys.of(tenant, "operator-key"), sink);
    }
}
