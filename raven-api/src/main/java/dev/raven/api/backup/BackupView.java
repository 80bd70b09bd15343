package dev.raven.api.backup;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complete backup.
 *
 * @param createdAt when it was begun: what was changed after that may be in it or not
 * @param bytes of all its archives
 * @param counts of what it holds, by their names
 * @param keysUntil until when its own keys are kept; null where they are gone: it is restored with those of a newer one
 */
public record BackupView(
        String backupId,
        Instant createdAt,
        Instant completedAt,
        long bytes,
        Map<String, Long> counts,
        @Nullable Instant keysUntil) {}
