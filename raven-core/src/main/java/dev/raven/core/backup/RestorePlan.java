package dev.raven.core.backup;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is restored from where, in order: keys, the ledger, what people left, logs, and last what makes a tenant be there. Keys
 * and ledger come from the newest backup that has keys, whichever the data are of: who was erased since has no key in it. Of
 * tenants that are erased, the logs stay.
 */
final class RestorePlan implements AutoCloseable {
    private static final List<BackupPart> ORDER =
            List.of(BackupPart.KEYS, BackupPart.LEDGER, BackupPart.MEMORY, BackupPart.AUDIT, BackupPart.TENANT);

    private final Opened data;
    private final Opened newest;
    private final Set<TenantId> wanted;
    private final List<Step> steps;
    private final Map<TenantId, Map<String, Long>> counted = new HashMap<>();

    /** @param only this tenant alone, with what the platform has of it; empty for all */
    RestorePlan(Opened data, Opened newest, Optional<TenantId> only) {
        this.data = data;
        this.newest = newest;
        Set<TenantId> haveKeys = tenants(newest.files(), BackupPart.KEYS);
        Predicate<TenantId> asked =
                tenant -> isPlatform(tenant) || only.map(tenant::equals).orElse(true);
        this.wanted = tenants(data.files(), BackupPart.TENANT).stream()
                .filter(haveKeys::contains)
                .filter(asked)
                .collect(Collectors.toSet());
        this.steps = ORDER.stream()
                .flatMap(part -> steps(part.isLate() ? newest : data, part))
                .filter(step -> wanted.contains(step.file().tenantId())
                        || step.file().part() == BackupPart.AUDIT
                                && asked.test(step.file().tenantId()))
                .toList();
        data.files().forEach(this::count);
    }

    private void count(BackupFile file) {
        Map<String, Long> counts = counted.computeIfAbsent(file.tenantId(), none -> new HashMap<>());
        file.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
    }

    /** A backup with its keys. */
    record Opened(Manifest manifest, List<BackupFile> files, OpenBackups.Keys keys) {}

    /** An archive to be restored. */
    record Step(BackupId backup, BackupFile file, KeyMaterial key) {}

    private static Set<TenantId> tenants(List<BackupFile> files, BackupPart having) {
        return files.stream()
                .filter(file -> file.part() == having)
                .map(BackupFile::tenantId)
                .collect(Collectors.toSet());
    }

    private static Stream<Step> steps(Opened from, BackupPart part) {
        return from.files().stream()
                .filter(file -> file.part() == part)
                .sorted(Comparator.comparing(BackupFile::tenant).thenComparing(BackupFile::volume))
                .map(file -> new Step(from.manifest().id(), file, from.keys().of(part)));
    }

    /** Whether a record is restored: of what lies among that of all tenants, only what is of those that come back. */
    boolean takes(StoredRecord record) {
        return record.tenant().map(wanted::contains).orElse(true);
    }

    private static boolean isPlatform(TenantId tenant) {
        return tenant.equals(TenantId.PLATFORM);
    }

    Manifest manifest() {
        return data.manifest();
    }

    /** How many things of a kind the archives of a tenant hold. */
    long counted(TenantId tenant, String name) {
        return counted.getOrDefault(tenant, Map.of()).getOrDefault(name, 0L);
    }

    List<Step> steps() {
        return steps;
    }

    /** The tenants that are restored, without the platform. */
    List<TenantId> tenants() {
        return wanted.stream()
                .filter(tenant -> !isPlatform(tenant))
                .sorted(Comparator.comparing(TenantId::value))
                .toList();
    }

    @Override
    public void close() {
        data.keys().close();
        newest.keys().close();
    }
}
