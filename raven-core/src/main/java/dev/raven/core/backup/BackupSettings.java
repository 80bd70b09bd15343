package dev.raven.core.backup;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where backups lie, how often one is taken, and how long it is kept.
 *
 * @param place {@code RAVEN_BACKUP_DIR}: an absolute path, or {@code s3://bucket} with or without a prefix; {@code backups} in
 *     the data directory
 * @param named whether the operator names the place
 * @param every {@code RAVEN_BACKUP_HOURS}, 0–720: a backup is taken by itself when the newest is older; zero for never, which
 *     it is where no place is named
 * @param kept {@code RAVEN_BACKUP_DAYS}, 1–3650 (30): older ones are deleted, but never the newest
 * @param keysKept {@code RAVEN_KEY_BACKUP_DAYS}, 0–365 (14): the keys of older ones are deleted, always
 * @param drillEvery {@code RAVEN_DRILL_DAYS}, 0–365: a restore of the newest is rehearsed by itself so often; zero for never, which it
 *     is where no place is named
 */
public record BackupSettings(
        String place, boolean named, Duration every, Duration kept, Duration keysKept, Duration drillEvery) {
    public static final String PLACE = "RAVEN_BACKUP_DIR";

    /** @throws SettingException naming the one that is wrong */
    public static BackupSettings from(Environment environment, ServerSettings server) {
        BackupSettings read = read(environment, server);
        if (read.keysKept().compareTo(read.every()) < 0) {
            throw new SettingException(
                    "RAVEN_KEY_BACKUP_DAYS",
                    "the keys of a backup would be gone before the next is taken; keep them longer than"
                            + " RAVEN_BACKUP_HOURS.");
        }
        return read;
    }

    /** How long something is kept that a backup may need: at least so long, and where a place is named, as long as a backup. */
    public Duration longest(Duration atLeast) {
        return !named || kept.compareTo(atLeast) < 0 ? atLeast : kept.plus(every);
    }

    private static BackupSettings read(Environment environment, ServerSettings server) {
        Optional<String> named =
                environment.parsed(PLACE, BackupSettings::place, "must be an absolute path, or s3://bucket/prefix");
        return new BackupSettings(
                named.orElseGet(() ->
                        server.dataDir().resolve("backups").toAbsolutePath().toString()),
                named.isPresent(),
                Duration.ofHours(environment.number("RAVEN_BACKUP_HOURS", 0, 720, named.isPresent() ? 24 : 0)),
                Duration.ofDays(environment.number("RAVEN_BACKUP_DAYS", 1, 3650, 30)),
                Duration.ofDays(environment.number("RAVEN_KEY_BACKUP_DAYS", 0, 365, 14)),
                Duration.ofDays(environment.number("RAVEN_DRILL_DAYS", 0, 365, named.isPresent() ? 7 : 0)));
    }

    private static String place(String text) {
        if (!text.startsWith("/") && !text.startsWith("s3://")) {
            throw new IllegalArgumentException("neither");
        }
        return text;
    }
}
