package dev.raven.core.backup;

import dev.raven.core.id.TenantId;
import java.util.Map;

/**
 * An archive as the manifest lists it.
 *
 * @param name under that of its backup, such as {@code data/ten_…/memory.1-1}
 * @param volume from 1: a part that is large has several
 * @param attempt who wrote it: of the same volume, only the highest counts
 * @param bytes of the file
 * @param sha256 of the file, in hex
 * @param counts of what it holds: people, conversations, interactions, events
 */
record BackupFile(
        String name,
        String tenant,
        BackupPart part,
        int volume,
        long attempt,
        long bytes,
        String sha256,
        long records,
        Map<String, Long> counts) {
    BackupFile {
        counts = Map.copyOf(counts);
    }

    /** Keys lie apart from all else, as they are deleted sooner. */
    static String name(TenantId tenant, BackupPart part, int volume, long attempt) {
        String folder = part == BackupPart.KEYS ? "keys" : "data";
        return folder + "/" + tenant + "/" + part.wireName() + "." + volume + "-" + attempt;
    }

    TenantId tenantId() {
        return new TenantId(tenant);
    }
}
