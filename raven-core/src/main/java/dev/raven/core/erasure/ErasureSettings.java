package dev.raven.core.erasure;

import dev.raven.core.settings.Environment;
import java.time.Duration;

/**
 * When an erasure is final.
 *
 * @param keyBackups {@code RAVEN_KEY_BACKUP_DAYS}, 0–365 days (14): how long a backup of keys is kept
 */
public record ErasureSettings(Duration keyBackups) {

    public static ErasureSettings from(Environment environment) {
        return new ErasureSettings(Duration.ofDays(environment.number("RAVEN_KEY_BACKUP_DAYS", 0, 365, 14)));
    }
}
