package dev.raven.core.auditor;

import dev.raven.core.settings.Environment;
import java.time.Duration;
import java.util.Optional;

/**
 * How long events are kept.
 *
 * @param kept {@code RAVEN_AUDIT_RETENTION_DAYS}, 1–36500 days; empty for ever, where it is 0
 */
public record AuditRetentionSettings(Optional<Duration> kept) {

    public static AuditRetentionSettings from(Environment environment) {
        int days = environment.number("RAVEN_AUDIT_RETENTION_DAYS", 0, 36_500, 400);
        return new AuditRetentionSettings(
                Optional.of(days).filter(some -> some > 0).map(Duration::ofDays));
    }
}
