package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.network.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All places that a server copies its audit log to: files on a disk of their own, a collector and a syslog server over TLS. */
final class AuditCopies implements AutoCloseable {
    private final Volume volume;
    private final AuditCollector collector;
    private final SyslogReceiver syslog;
    private final Path authority;

    AuditCopies(Path folder) {
        TestCertificate shown = TestCertificate.of("EC", "ip:127.0.0.1");
        volume = new Volume(folder);
        collector = new AuditCollector(shown);
        syslog = new SyslogReceiver(shown);
        try {
            authority = Files.writeString(folder.resolve("ca.pem"), shown.certificatePem());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                "RAVEN_AUDIT_DIR", audit().toString(),
                "RAVEN_AUDIT_FREE_MB", "1",
                "RAVEN_AUDIT_HTTPS_URL", collector.url(),
                "RAVEN_AUDIT_SYSLOG", syslog.url(),
                "RAVEN_AUDIT_CA_FILE", authority.toString());
    }

    Volume volume() {
        return volume;
    }

    AuditCollector collector() {
        return collector;
    }

    SyslogReceiver syslog() {
        return syslog;
    }

    private Path audit() {
        return volume.at().resolve("copies/audit");
    }

    void putInTheWay() {
        try {
            Files.move(audit(), audit().resolveSibling("away"));
            Files.writeString(audit(), "in the way");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void takeOutOfTheWay() {
        try {
            Files.delete(audit());
            Files.move(audit().resolveSibling("away"), audit());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The lines of each place. */
    List<List<String>> lines() {
        return List.of(collector.lines(), syslog.lines(), inFiles());
    }

    private List<String> inFiles() {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(audit())) {
            for (Path file : files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                assertThat(text).as("no part of a line").endsWith("}\n");
                lines.addAll(text.lines().toList());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }

    @Override
    public void close() {
        collector.close();
        syslog.close();
        volume.close();
    }
}
