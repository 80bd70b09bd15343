package dev.raven.core.backup;

import dev.raven.core.id.BackupId;
import dev.raven.core.id.JobId;
import dev.raven.core.job.Job;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A complete backup.
 *
 * @param bytes of all its archives
 * @param counts of what it holds, by their names: {@code tenants}, {@code users}, {@code conversations}, {@code interactions},
 *     {@code events}, {@code api_keys}, {@code deletions}, {@code subject_keys}
 * @param keysUntil until when its keys are kept; empty where they are gone: then it is restored with those of a newer one
 */
public record KnownBackup(
        BackupId id,
        Instant startedAt,
        Instant completedAt,
        long bytes,
        Map<String, Long> counts,
        Optional<Instant> keysUntil) {

    /** The backup that a job takes: it has the job's name in its own. */
    public static BackupId takenBy(Job job) {
        return new BackupId(BackupId.PREFIX + job.id().value().substring(JobId.PREFIX.length()));
    }
}
