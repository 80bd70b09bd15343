package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.BackupStore.Reading;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an audit log as of one moment while it grows: its tree first, its head behind that, then the events up to the head, none
 * of which ever changes.
 */
final class LogReader {
    private static final int WIDTH = 256;
    private static final int HASH = 32;
    private static final int TILES_A_TRIP = 200;

    private final RawReader reader;

    LogReader(RawReader reader) {
        this.reader = reader;
    }

    Reading read(TenantId log, String cursor, BackupStore.Sink sink) {
        return cursor.isEmpty() ? begin(log, sink) : events(log, Place.parse(cursor), sink);
    }

    /**
     * Where it goes on.
     *
     * @param last the last event that belongs to it
     * @param read the last event that was read
     */
    private record Place(long last, long read) {
        static Place parse(String text) {
            String[] parts = text.split("/");
            return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return last + "/" + read;
        }
    }

    private Reading begin(TenantId log, BackupStore.Sink sink) {
        List<byte[]> tree = reader.flat(RedisKeys.of(log, "audit:tree"));
        long size = Raw.field(tree, "size").map(Long::parseLong).orElse(0L);
        RawReader.hash(RedisKeys.of(log, "audit:tree"), Optional.empty(), withoutFence(tree), sink);
        checkpoints(log, size, sink);
        tiles(log, size, sink);
        List<byte[]> pruned = reader.flat(RedisKeys.of(log, "audit:pruned"));
        RawReader.hash(RedisKeys.of(log, "audit:pruned"), Optional.empty(), pruned, sink);
        List<byte[]> head = reader.flat(RedisKeys.of(log, "audit:head"));
        RawReader.hash(RedisKeys.of(log, "audit:head"), Optional.empty(), head, sink);
        long last = Raw.field(head, "sequence").map(Long::parseLong).orElse(0L);
        if (last > size) {
            sink.accept(RawReader.field(
                    RedisKeys.of(TenantId.PLATFORM, "audit:moved"),
                    Optional.empty(),
                    log.value(),
                    Long.toString(last)));
        }
        sink.accept(StoredRecord.nothing(RedisKeys.of(log, "audit"), Optional.empty()));
        long gone = Raw.field(pruned, "sequence").map(Long::parseLong).orElse(0L);
        return events(log, new Place(last, gone), sink);
    }

    /** Where one is missing that was not pruned meanwhile, the log is damaged: it is taken as it is, and that is counted. */
    private Reading events(TenantId log, Place place, BackupStore.Sink sink) {
        String key = RedisKeys.of(log, "audit");
        long read = place.read();
        long events = 0;
        long gaps = 0;
        while (read < place.last() && !sink.isFull()) {
            List<Reply> entries = reader.entries(key, read + "-0").stream()
                    .filter(entry -> sequence(entry) <= place.last())
                    .toList();
            for (Reply entry : entries) {
                gaps += isGap(log, read, sequence(entry), sink) ? 1 : 0;
                sink.accept(RawReader.entry(key, Optional.empty(), entry));
                read = sequence(entry);
                events++;
            }
            if (entries.isEmpty()) {
                gaps += isGap(log, read, place.last() + 1, sink) ? 1 : 0;
                read = place.last();
            }
        }
        Optional<String> next =
                read < place.last() ? Optional.of(new Place(place.last(), read).toString()) : Optional.empty();
        return new Reading(next, Map.of("events", events, "audit_gaps", gaps));
    }

    private boolean isGap(TenantId log, long read, long next, BackupStore.Sink sink) {
        return next != read + 1 && prunedUpTo(log, sink) < next - 1;
    }

    /** What is pruned by now; what was noted of it before is older. */
    private long prunedUpTo(TenantId log, BackupStore.Sink sink) {
        List<byte[]> pruned = reader.flat(RedisKeys.of(log, "audit:pruned"));
        RawReader.hash(RedisKeys.of(log, "audit:pruned"), Optional.empty(), pruned, sink);
        return Raw.field(pruned, "sequence").map(Long::parseLong).orElse(0L);
    }

    private static long sequence(Reply entry) {
        String id = entry.item(0).text();
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }

    /** Leases are counted anew where it is restored. */
    private static List<byte[]> withoutFence(List<byte[]> tree) {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < tree.size(); i += 2) {
            if (!Raw.text(tree.get(i)).equals("fence")) {
                kept.addAll(tree.subList(i, i + 2));
            }
        }
        return kept;
    }

    private void checkpoints(TenantId log, long size, BackupStore.Sink sink) {
        String key = RedisKeys.of(log, "audit:checkpoints");
        reader.sortedSet(key, new BackupStore.Sink() {
            @Override
            public void accept(StoredRecord record) {
                boolean later = record.kind() == Kind.SORTED_SET
                        && Double.parseDouble(Raw.text(record.parts().get(1))) > size;
                if (!later) {
                    sink.accept(record);
                }
            }

            @Override
            public boolean isFull() {
                return sink.isFull();
            }
        });
    }

    /** Those that a tree of this size has; one may have grown meanwhile, and hashes are only ever added to it. */
    private void tiles(TenantId log, long size, BackupStore.Sink sink) {
        long hashes = size;
        for (int level = 0; hashes > 0; level++) {
            long tiles = (hashes + WIDTH - 1) / WIDTH;
            for (long first = 0; first < tiles; first += TILES_A_TRIP) {
                String tilesOfLevel = RedisKeys.of(log, "audit:tile:" + level + ":");
                List<String> keys = LongStream.range(first, Math.min(tiles, first + TILES_A_TRIP))
                        .mapToObj(index -> tilesOfLevel + index)
                        .toList();
                List<byte[]> found = reader.texts(keys);
                for (int i = 0; i < keys.size(); i++) {
                    long promised = Math.min(WIDTH, hashes - (first + i) * WIDTH);
                    tile(keys.get(i), found.get(i), promised).ifPresent(sink::accept);
                }
            }
            hashes /= WIDTH;
        }
    }

    /** One that is missing or too short is a damage that a verification finds. */
    private static Optional<StoredRecord> tile(String key, byte @Nullable [] tile, long hashes) {
        return Optional.ofNullable(tile)
                .map(there -> Arrays.copyOf(there, Math.toIntExact(Math.min(there.length, hashes * HASH))))
                .map(promised -> new StoredRecord(key, Kind.TEXT, Optional.empty(), List.of(promised)));
    }
}
