package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.BackupStore.Reading;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Slice;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Slices;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a tenant's people in the order in which they came: who is listed with what is remembered of whom. */
final class MemoryReader {
    private final RawReader reader;
    private final PersonReader people;

    MemoryReader(RawReader reader, Clock clock) {
        this.reader = reader;
        this.people = new PersonReader(reader, clock);
    }

    Reading read(TenantId tenant, String cursor, BackupStore.Sink sink) {
        Counts counts = new Counts();
        long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        while (!sink.isFull()) {
            Slice<UserId> next = Slices.after(reader.redis(), RedisKeys.of(tenant, "users"), after, 1, UserId::new);
            if (next.items().isEmpty()) {
                return counts.reading(Optional.empty());
            }
            person(tenant, next.items().get(0), next.next(), sink, counts);
            after = next.next();
        }
        return counts.reading(Optional.of(Long.toString(after)));
    }

    private void person(TenantId tenant, UserId user, long position, BackupStore.Sink sink, Counts counts) {
        people.read(tenant, user, sink).ifPresent(held -> {
            String key = RedisKeys.of(tenant, "user:" + user);
            List<byte[]> record = reader.flat(key);
            RawReader.hash(key, Optional.of(user), record, sink);
            if (!record.isEmpty()) {
                listed(tenant, user, position, sink);
                referred(tenant, user, record, sink);
                counts.add(held);
            }
        });
    }

    private static void listed(TenantId tenant, UserId user, long position, BackupStore.Sink sink) {
        sink.accept(RawReader.member(
                RedisKeys.of(tenant, "users"),
                Optional.of(user),
                RawReader.bytes(user.value()),
                Long.toString(position)));
    }

    private static void referred(TenantId tenant, UserId user, List<byte[]> record, BackupStore.Sink sink) {
        Raw.field(record, "ref")
                .filter(index -> !index.isEmpty())
                .ifPresent(index -> sink.accept(
                        RawReader.field(RedisKeys.of(tenant, "refs"), Optional.of(user), index, user.value())));
    }

    private static final class Counts {
        private long users;
        private long interactions;
        private long conversations;

        void add(PersonReader.Held held) {
            users++;
            interactions += held.interactions();
            conversations += held.conversations();
        }

        Reading reading(Optional<String> next) {
            return new Reading(
                    next, Map.of("users", users, "interactions", interactions, "conversations", conversations));
        }
    }
}
