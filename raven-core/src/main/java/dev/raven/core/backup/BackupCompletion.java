package dev.raven.core.backup;

import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes the archives of a backup while it is taken, and makes it a backup when it has all of them. */
@Singleton
class BackupCompletion {
    private static final String FILE = "file ";

    private final BackupProgressStore progress;
    private final BackupCatalog catalog;
    private final OpenBackups open;
    private final AuditOrigin origin;
    private final Clock clock;

    @Inject
    BackupCompletion(
            BackupProgressStore progress, BackupCatalog catalog, OpenBackups open, AuditOrigin origin, Clock clock) {
        this.progress = progress;
        this.catalog = catalog;
        this.open = open;
        this.origin = origin;
        this.clock = clock;
    }

    void note(BackupId backup, BackupFile file) {
        progress.put(backup, FILE + file.name(), BackupJson.write(file));
    }

    /**
     * Makes it a backup; what is one already, stays.
     *
     * @return what the audit log is told
     */
    Map<String, Object> complete(BackupId backup) throws IOException {
        Optional<Manifest> published = catalog.find(backup).map(BackupCatalog.Found::manifest);
        Manifest manifest = published.isPresent() ? published.get() : publish(backup);
        progress.forget(backup);
        open.close();
        Map<String, Object> told = new TreeMap<>(manifest.counts());
        told.put("backup_id", backup.value());
        told.put("bytes", manifest.bytes());
        return told;
    }

    private Manifest publish(BackupId backup) throws IOException {
        Map<String, String> noted = progress.all(backup);
        List<BackupFile> files = files(noted);
        String sha256 = catalog.writeFiles(backup, files);
        Manifest manifest = manifest(backup, open.head(noted), files, sha256);
        catalog.publish(manifest, open.keys(backup).of(BackupPart.MEMORY));
        return manifest;
    }

    /** Of each volume what its last writer wrote: an earlier one had lost the work. */
    private static List<BackupFile> files(Map<String, String> noted) {
        Map<String, BackupFile> last = new TreeMap<>();
        noted.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(FILE))
                .map(entry -> BackupJson.read(entry.getValue(), BackupFile.class))
                .forEach(file -> last.merge(
                        file.tenant() + " " + file.part() + " " + file.volume(),
                        file,
                        (one, other) -> one.attempt() > other.attempt() ? one : other));
        return List.copyOf(last.values());
    }

    private Manifest manifest(BackupId backup, OpenBackups.Head head, List<BackupFile> files, String filesSha256) {
        Map<String, Long> counts = new TreeMap<>();
        files.forEach(file -> file.counts().forEach((name, count) -> counts.merge(name, count, Long::sum)));
        counts.put(
                "tenants",
                files.stream()
                        .map(BackupFile::tenantId)
                        .filter(tenant -> !tenant.equals(TenantId.PLATFORM))
                        .distinct()
                        .count());
        return new Manifest(
                Manifest.FORMAT,
                backup.value(),
                origin.of(TenantId.PLATFORM),
                head.startedAt(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                head.dataKey(),
                head.keysKey(),
                files.size(),
                filesSha256,
                files.stream().mapToLong(BackupFile::bytes).sum(),
                counts);
    }
}
