package dev.raven.web.log;

import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;

/**
 * How the log is written, and to where.
 *
 * @param format {@code RAVEN_LOG_FORMAT}; where unset as text in development, for people, and as JSON elsewhere, for what
 *     collects it
 * @param target {@code RAVEN_LOG_TARGET}, which {@code ./raven} sees to
 */
public record LogSettings(Format format, Target target) {

    /** What a line is. */
    public enum Format {
        /** One JSON object. */
        JSON,
        /** As the server in which Raven runs writes it. */
        TEXT
    }

    /** Where lines go. */
    public enum Target {
        /** To a file in the data directory, which begins anew with each start. */
        FILE,
        /** To the standard output of {@code ./raven start}, for whoever collects, bounds and rotates it there. */
        STDOUT
    }

    public static LogSettings from(Environment environment, ServerSettings server) {
        Format otherwise = server.deployment() == Deployment.DEVELOPMENT ? Format.TEXT : Format.JSON;
        return new LogSettings(
                environment.choice("RAVEN_LOG_FORMAT", Format.class, otherwise),
                environment.choice("RAVEN_LOG_TARGET", Target.class, Target.FILE));
    }
}
