package dev.raven.core.key;

import dev.raven.core.settings.Environment;
import java.time.Duration;

/**
 * How keys are looked after.
 *
 * @param auditCalls {@code KMS_AUDIT_LOG}: whether each call of a key service is an audit event
 * @param encrypted {@code ENCRYPTION_ENABLED}: false where the operator key is one that everybody knows
 * @param cached {@code RAVEN_KEY_CACHE_SECONDS}, 1–300: how long an unwrapped key stays in memory
 * @param rotateAfter {@code RAVEN_KEY_ROTATION_DAYS}, 1–3650: keys older than this are rotated by themselves
 */
public record KeySettings(boolean auditCalls, boolean encrypted, Duration cached, Duration rotateAfter) {

    public static KeySettings from(Environment environment) {
        return new KeySettings(
                environment.flag("KMS_AUDIT_LOG", true),
                environment.flag("ENCRYPTION_ENABLED", true),
                Duration.ofSeconds(environment.number("RAVEN_KEY_CACHE_SECONDS", 1, 300, 300)),
                Duration.ofDays(environment.number("RAVEN_KEY_ROTATION_DAYS", 1, 3650, 90)));
    }
}
