package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.WrappedArchiveKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestorePlanTest {
    private static final Random RANDOM = new Random(5);
    private static final Ids IDS = new Ids(RANDOM);
    private static final TenantId ACME = IDS.tenant();
    private static final TenantId GLOBEX = IDS.tenant();
    private static final WrappedArchiveKey WRAPPED = new WrappedArchiveKey("ky", "local", "");

    private static RestorePlan.Opened backup(TenantId... tenants) {
        List<BackupFile> files = new ArrayList<>();
        for (TenantId tenant : tenants) {
            Arrays.stream(BackupPart.values())
                    .map(part -> new BackupFile(
                            BackupFile.name(tenant, part, 1, 1),
                            tenant.value(),
                            part,
                            1,
                            1,
                            0,
                            "",
                            0,
                            Map.of("users", 2L)))
                    .forEach(files::add);
        }
        Manifest manifest = new Manifest(
                1, IDS.backup().value(), "raven", Instant.EPOCH, Instant.EPOCH, WRAPPED, WRAPPED, 0, "", 0, Map.of());
        OpenBackups.Keys keys = new OpenBackups.Keys(KeyMaterial.random(RANDOM), KeyMaterial.random(RANDOM));
        return new RestorePlan.Opened(manifest, files, keys);
    }

    private static StoredRecord shared(TenantId owner) {
        return StoredRecord.nothing("rvn:x", Optional.empty()).of(owner);
    }

    @Test
    void takesKeysAndLedgerOfTheNewestBackupAndTheDataOfTheOneThatIsNamed() {
        RestorePlan.Opened data = backup(TenantId.PLATFORM, ACME);
        RestorePlan.Opened newest = backup(TenantId.PLATFORM, ACME, GLOBEX);
        RestorePlan plan = new RestorePlan(data, newest, Optional.empty());
        assertThat(plan.steps())
                .extracting(
                        step -> step.file().part(),
                        step -> step.backup().equals(newest.manifest().id()))
                .startsWith(tuple(BackupPart.KEYS, true), tuple(BackupPart.KEYS, true), tuple(BackupPart.LEDGER, true))
                .endsWith(
                        tuple(BackupPart.AUDIT, false),
                        tuple(BackupPart.TENANT, false),
                        tuple(BackupPart.TENANT, false));
        assertThat(plan.tenants()).containsExactly(ACME);
    }

    @Test
    void leavesOutATenantToWhomNobodyHasAKeyAnyMore() {
        RestorePlan plan = new RestorePlan(
                backup(TenantId.PLATFORM, ACME, GLOBEX), backup(TenantId.PLATFORM, ACME), Optional.empty());
        assertThat(plan.tenants()).containsExactly(ACME);
        assertThat(plan.steps().stream().filter(step -> step.file().tenantId().equals(GLOBEX)))
                .extracting(step -> step.file().part())
                .containsExactly(BackupPart.AUDIT);
        assertThat(plan.takes(shared(GLOBEX))).isFalse();
    }

    @Test
    void oneTenantComesWithThePlatformAndWhatThatHasOfIt() {
        RestorePlan.Opened backup = backup(TenantId.PLATFORM, ACME, GLOBEX);
        RestorePlan plan = new RestorePlan(backup, backup, Optional.of(ACME));
        assertThat(plan.tenants()).containsExactly(ACME);
        assertThat(plan.takes(shared(ACME))).isTrue();
        assertThat(plan.takes(shared(GLOBEX))).isFalse();
        assertThat(plan.takes(StoredRecord.nothing("rvn:y", Optional.empty()))).isTrue();
    }
}
