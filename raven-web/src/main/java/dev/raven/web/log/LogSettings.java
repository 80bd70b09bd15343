package dev.raven.web.log;

import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;

/**
 * How the log is written: {@code RAVEN_LOG_FORMAT}; where unset as text in development, for people, and as JSON elsewhere, for
 * what collects it.
 */
public record LogSettings(Format format) {

    /** What a line is. */
    public enum Format {
        /** One JSON object. */
        JSON,
        /** As the server in which Raven runs writes it. */
        TEXT
    }

    public static LogSettings from(Environment environment, ServerSettings server) {
        Format otherwise = server.deployment() == Deployment.DEVELOPMENT ? Format.TEXT : Format.JSON;
        return new LogSettings(environment.choice("RAVEN_LOG_FORMAT", Format.class, otherwise));
    }
}
