package dev.raven.core.backup;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Some of what lies under one key of the storage, as it lies there: sealed where it is about people.
 *
 * @param key as the storage names it
 * @param tenant whose it is, where it lies among what all tenants share
 * @param person whose it is, where it is one person's: not restored where that has no key any longer
 * @param parts of a {@link Kind#TEXT} its bytes; of a {@link Kind#HASH} names and values in turn; of a {@link Kind#SORTED_SET}
 *     members and scores in turn; of a {@link Kind#STREAM} the id of one entry, then its fields and values in turn; of a
 *     {@link Kind#NOTHING} none
 */
public record StoredRecord(
        String key, Kind kind, Optional<TenantId> tenant, Optional<UserId> person, List<byte[]> parts) {
    public StoredRecord {
        parts = List.copyOf(parts);
        if (!fits(kind, parts.size())) {
            throw new IllegalArgumentException("a " + kind + " of " + parts.size() + " parts");
        }
    }

    private static boolean fits(Kind kind, int parts) {
        return switch (kind) {
            case NOTHING -> parts == 0;
            case TEXT -> parts == 1;
            case HASH, SORTED_SET -> parts > 0 && parts % 2 == 0;
            case STREAM -> parts % 2 == 1 && parts > 1;
        };
    }

    /** How many bytes it is about. */
    public int size() {
        return key.length() + parts.stream().mapToInt(part -> part.length).sum();
    }

    /** A record that lies under a key of its tenant's or person's own. */
    public StoredRecord(String key, Kind kind, Optional<UserId> person, List<byte[]> parts) {
        this(key, kind, Optional.empty(), person, parts);
    }

    /** The same record, which lies among those of all tenants. */
    public StoredRecord of(TenantId owner) {
        return new StoredRecord(key, kind, Optional.of(owner), person, parts);
    }

    /** What comes lies under this key alone: what lies there is gone first. */
    public static StoredRecord nothing(String key, Optional<UserId> person) {
        return new StoredRecord(key, Kind.NOTHING, person, List.of());
    }

    /** How a value lies in the storage. The numbers stand in archives, and never change. */
    public enum Kind {
        /** Nothing lies there yet; records of the same key add to it. */
        NOTHING(5),
        TEXT(1),
        HASH(2),
        SORTED_SET(3),
        STREAM(4);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        static Optional<Kind> of(int number) {
            return List.of(values()).stream()
                    .filter(kind -> kind.number == number)
                    .findFirst();
        }
    }
}
