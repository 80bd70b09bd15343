package dev.raven.core.retention;

import dev.raven.core.settings.Environment;
import java.time.Duration;

/**
 * How often what is too old is looked for.
 *
 * @param sweep {@code RAVEN_RETENTION_SWEEP}, 1–1440 minutes
 */
public record RetentionSettings(Duration sweep) {

    public static RetentionSettings from(Environment environment) {
        return new RetentionSettings(Duration.ofMinutes(environment.number("RAVEN_RETENTION_SWEEP", 1, 1_440, 60)));
    }
}
