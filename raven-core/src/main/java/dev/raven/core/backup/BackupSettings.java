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
 * @param every {@code RAVEN_BACKUP_HOURS}, 0–720: a backup is taken by itself when the newest is older; zero for never, which
 *     it is where no place is named
 * @param kept {@code RAVEN_BACKUP_DAYS}, 1–3650 (30): older ones are deleted, but never the newest
 * @param keysKept {@code RAVEN_KEY_BACKUP_DAYS}, 0–365 (14): the keys of older ones are deleted, always
 */
public record BackupSettings(String place, Duration every, Duration kept, Duration keysKept) {
    public static final String PLACE = "RAVEN_BACKUP_DIR";

    /** @throws SettingException naming the one that is wrong */
    public static BackupSettings from(Environment environment, ServerSettings server) {
        Optional<String> named = environment.text(PLACE);
        named.filter(place -> !place.startsWith("/") && !place.startsWith("s3://"))
                .ifPresent(neither -> {
                    throw new SettingException(PLACE, "must be an absolute path, or s3://bucket/prefix.");
                });
        return new BackupSettings(
                named.orElseGet(() ->
                        server.dataDir().resolve("backups").toAbsolutePath().toString()),
                Duration.ofHours(environment.number("RAVEN_BACKUP_HOURS", 0, 720, named.isPresent() ? 24 : 0)),
                Duration.ofDays(environment.number("RAVEN_BACKUP_DAYS", 1, 3650, 30)),
                Duration.ofDays(environment.number("RAVEN_KEY_BACKUP_DAYS", 0, 365, 14)));
    }
}
