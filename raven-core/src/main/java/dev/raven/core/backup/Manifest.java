package dev.raven.core.backup;

import dev.raven.core.id.BackupId;
import dev.raven.core.key.WrappedArchiveKey;
import java.time.Instant;
import java.util.Map;

/**
 * What a backup is: written last, so that one without it never was.
 *
 * @param format the number of this form
 * @param origin whose it is, as checkpoints name it
 * @param startedAt what was changed after that may be in it or not
 * @param dataKey seals all archives but those of keys
 * @param keysKey seals the archives of keys
 * @param files how many archives there are
 * @param filesSha256 of the list of archives, in hex
 * @param bytes of all archives
 * @param counts of what all of them hold
 */
record Manifest(
        int format,
        String backupId,
        String origin,
        Instant startedAt,
        Instant completedAt,
        WrappedArchiveKey dataKey,
        WrappedArchiveKey keysKey,
        long files,
        String filesSha256,
        long bytes,
        Map<String, Long> counts) {
    static final int FORMAT = 1;

    Manifest {
        counts = Map.copyOf(counts);
    }

    BackupId id() {
        return new BackupId(backupId);
    }
}
