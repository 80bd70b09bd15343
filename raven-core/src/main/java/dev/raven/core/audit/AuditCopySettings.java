package dev.raven.core.audit;

import dev.raven.core.network.TrustedAuthorities;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where copies of the audit log go, and what happens when they cannot be written.
 *
 * @param directory {@code RAVEN_AUDIT_DIR}, {@code audit} in the data directory where unset
 * @param freeMegabytes {@code RAVEN_AUDIT_FREE_MB}, 1–1048576, 64 where unset: what must stay free on the directory's disk
 * @param failure {@code RAVEN_AUDIT_FAIL}
 * @param collector {@code RAVEN_AUDIT_HTTPS_URL}
 * @param syslog {@code RAVEN_AUDIT_SYSLOG}
 * @param trust believes the certificates of those two: {@code RAVEN_AUDIT_CA_FILE}, the JVM's authorities where unset
 */
public record AuditCopySettings(
        Path directory,
        int freeMegabytes,
        Failure failure,
        Optional<AuditCollector> collector,
        Optional<SyslogServer> syslog,
        SSLContext trust) {
    private static final String CA_FILE = "RAVEN_AUDIT_CA_FILE";

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
        environment.independently(() -> refuseOpenInProduction(failure, server));
        Optional<AuditCollector> collector = AuditCollector.from(environment);
        Optional<SyslogServer> syslog = SyslogServer.from(environment);
        boolean encrypts = collector.filter(AuditCollector::tls).isPresent()
                || syslog.filter(SyslogServer::tls).isPresent();
        if (!encrypts && environment.text(CA_FILE).isPresent()) {
            throw new SettingException(
                    CA_FILE, "has an effect with https in RAVEN_AUDIT_HTTPS_URL or tls in RAVEN_AUDIT_SYSLOG alone.");
        }
        return new AuditCopySettings(
                environment
                        .text("RAVEN_AUDIT_DIR")
                        .map(directory -> Path.of(directory).toAbsolutePath().normalize())
                        .orElse(server.dataDir().resolve("audit")),
                environment.number("RAVEN_AUDIT_FREE_MB", 1, 1 << 20, 64),
                failure,
                collector,
                syslog,
                TrustedAuthorities.context(environment, CA_FILE));
    }

    private static void refuseOpenInProduction(Failure failure, ServerSettings server) {
        if (failure == Failure.OPEN && server.production()) {
            throw new SettingException("RAVEN_AUDIT_FAIL", "must be closed in production.");
        }
    }
}
