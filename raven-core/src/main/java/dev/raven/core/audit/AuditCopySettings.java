package dev.raven.core.audit;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where copies of the audit log go, and what happens when they cannot be written.
 *
 * @param directory {@code RAVEN_AUDIT_DIR}, {@code audit} in the data directory where unset
 * @param freeMegabytes {@code RAVEN_AUDIT_FREE_MB}, 1–1048576, 64 where unset: what must stay free on the directory's disk
 * @param failure {@code RAVEN_AUDIT_FAIL}
 * @param collector {@code RAVEN_AUDIT_HTTPS_URL}
 * @param syslog {@code RAVEN_AUDIT_SYSLOG}
 */
public record AuditCopySettings(
        Path directory,
        int freeMegabytes,
        Failure failure,
        Optional<AuditCollector> collector,
        Optional<SyslogServer> syslog) {

    /** What becomes of an action whose event cannot be copied. */
    public enum Failure {
        /** It is not done. */
        CLOSED,
        /** It is done, and the log says once that copies are missing. */
        OPEN
    }

    /** @throws SettingException naming the first that is wrong */
    public static AuditCopySettings from(Environment environment, ServerSettings server) {
        Failure failure = environment.choice("RAVEN_AUDIT_FAIL", Failure.class, Failure.CLOSED);
        if (failure == Failure.OPEN && server.production()) {
            throw new SettingException("RAVEN_AUDIT_FAIL", "must be closed in production.");
        }
        return new AuditCopySettings(
                environment
                        .text("RAVEN_AUDIT_DIR")
                        .map(directory -> Path.of(directory).toAbsolutePath().normalize())
                        .orElse(server.dataDir().resolve("audit")),
                environment.number("RAVEN_AUDIT_FREE_MB", 1, 1 << 20, 64),
                failure,
                AuditCollector.from(environment),
                SyslogServer.from(environment));
    }
}
