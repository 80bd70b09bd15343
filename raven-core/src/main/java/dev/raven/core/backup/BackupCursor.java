package dev.raven.core.backup;

import dev.raven.core.id.TenantId;
import java.util.Optional;

/**
 * Where a backup that is being taken goes on. It walks through all tenants twice, the platform last each time.
 *
 * @param after the position of the tenant in the list of all; negative, that in the list of those that are erased;
 *     {@link #END} behind both
 * @param tenant whose turn it is; empty where the next is to be looked up
 * @param part that is read; where no tenant has its turn, the first of this walk
 * @param volume the number of the next archive of its part
 * @param within where in the part, in the words of the storage
 */
record BackupCursor(long after, Optional<TenantId> tenant, BackupPart part, int volume, String within) {
    static final long END = Long.MAX_VALUE;
    static final BackupCursor START = walk(BackupPart.MEMORY);

    private static BackupCursor walk(BackupPart first) {
        return new BackupCursor(0, Optional.empty(), first, 1, "");
    }

    static BackupCursor parse(String text) {
        String[] parts = text.split(" ", 5);
        return new BackupCursor(
                Long.parseLong(parts[0]),
                Optional.of(parts[1]).filter(id -> !id.equals("-")).map(TenantId::new),
                BackupPart.valueOf(parts[2]),
                Integer.parseInt(parts[3]),
                parts[4]);
    }

    BackupCursor at(TenantId next, long position) {
        return new BackupCursor(position, Optional.of(next), part, 1, "");
    }

    /** With a tenant that is erased, of which there is a log alone; their positions are counted below zero. */
    BackupCursor atErased(TenantId next, long position) {
        return new BackupCursor(-position, Optional.of(next), BackupPart.AUDIT, 1, "");
    }

    boolean isAmongErased() {
        return after < 0;
    }

    /** The position among those that are erased. */
    long amongErased() {
        return Math.max(0, -after);
    }

    /** Behind an archive: further in its part, or in the next, or with the next tenant. */
    BackupCursor behind(Optional<String> next) {
        BackupPart first = part.isLate() ? BackupPart.KEYS : BackupPart.MEMORY;
        return next.map(further -> new BackupCursor(after, tenant, part, volume + 1, further))
                .or(() -> part.next().map(following -> new BackupCursor(after, tenant, following, 1, "")))
                .orElseGet(() -> new BackupCursor(after, Optional.empty(), first, 1, ""));
    }

    /** The second walk, behind the first; empty behind both. */
    Optional<BackupCursor> nextWalk() {
        return part.isLate() ? Optional.empty() : Optional.of(walk(BackupPart.KEYS));
    }

    @Override
    public String toString() {
        return after + " " + tenant.map(TenantId::value).orElse("-") + " " + part + " " + volume + " " + within;
    }
}
