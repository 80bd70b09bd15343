package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ConflictException;
import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.core.caller.Caller;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobService;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.JobTurns;
import dev.raven.core.key.ArchiveKeys;
import dev.raven.core.key.WrongKeyException;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A backup from its order to its restore, over a storage in memory. */
class BackupRunTest {
    private static final Caller OPERATOR = new Caller(
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(Scope.PLATFORM_ADMIN), Scene.ORIGIN);

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final InMemoryBackupStore store = scene.get(InMemoryBackupStore.class);
    private final InMemoryBackupTarget target = scene.get(InMemoryBackupTarget.class);
    private final BackupService service = scene.get(BackupService.class);

    {
        store.put(tenant, BackupPart.MEMORY, record("alice", Optional.of(alice)));
        store.put(tenant, BackupPart.MEMORY, record("bob", Optional.of(bob)));
        store.put(tenant, BackupPart.TENANT, record("settings", Optional.empty()));
        store.put(tenant, BackupPart.KEYS, record("keys", Optional.empty()));
        store.put(
                TenantId.PLATFORM,
                BackupPart.TENANT,
                record("listed", Optional.empty()).of(tenant));
        store.put(
                TenantId.PLATFORM,
                BackupPart.TENANT,
                record("stranger", Optional.empty()).of(scene.tenant().tenantId()));
    }

    private static StoredRecord record(String key, Optional<UserId> person) {
        return new StoredRecord(key, Kind.TEXT, person, List.of(new byte[] {1}));
    }

    private BackupId ordered() {
        return KnownBackup.takenBy(service.take(OPERATOR));
    }

    private List<KnownBackup> known() {
        return service.list(OPERATOR, new PageRange(9, 0)).items();
    }

    private List<String> restored(BackupId backup, Optional<TenantId> only) throws Exception {
        RestorePlan plan = scene.get(RestorePlans.class).plan(backup, only, scene.get(ArchiveKeys.class)::open);
        InMemoryBackupStore target = new InMemoryBackupStore();
        target.forgetKey(bob);
        InMemoryScratchStorage.Scratch empty = new InMemoryScratchStorage().open();
        Restoration restoration = new Restoration(scene.get(Archives.class), target, empty.ledger(), empty.keys());
        for (RestorePlan.Step step : plan.steps()) {
            restoration.write(plan, step);
        }
        assertThat(restoration.leftOut(tenant)).containsExactly(bob);
        return target.written().stream().map(StoredRecord::key).toList();
    }

    @Test
    void nobodyElseTakesItWhileOneArchiveTakesLong() {
        List<Job> takenByAnother = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            store.put(tenant, BackupPart.MEMORY, record("alice " + i, Optional.of(alice)));
        }
        store.meanwhile(() -> {
            scene.clock().advance(Duration.ofSeconds(10));
            Instant now = scene.clock().instant();
            scene.get(JobStore.class).take(now, now.plusSeconds(60)).ifPresent(takenByAnother::add);
        });
        ordered();
        JobTurns.all(scene.node());
        assertThat(takenByAnother).isEmpty();
        assertThat(known()).singleElement();
    }

    @Test
    void comesBackWithoutWhoHasNoKey() throws Exception {
        BackupId backup = ordered();
        JobTurns.all(scene.node());

        assertThat(known()).extracting(KnownBackup::id).containsExactly(backup);
        assertThat(restored(backup, Optional.empty()))
                .contains("keys", "alice", "settings", "listed")
                .doesNotContain("bob");
        assertThat(restored(backup, Optional.of(tenant)))
                .contains("alice", "listed")
                .doesNotContain("stranger");
    }

    /** Otherwise the ledger of the older one might be restored, and whoever was erased since comes back. */
    @Test
    void theNewerOfTwoWithinASecondIsTheNewest() {
        List<BackupId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            newestFirst.addFirst(ordered());
            JobTurns.all(scene.node());
            scene.clock().advance(Duration.ofMillis(100));
        }
        assertThat(known()).extracting(KnownBackup::id).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void isThereWholeOrNotAtAllWhoeverIsKilledAfterWhicheverStep() throws Exception {
        BackupId backup = ordered();
        while (JobTurns.one(scene.anotherNode())) {
            boolean ended = scene.get(JobService.class)
                    .list(OPERATOR, new PageRange(1, 0))
                    .items()
                    .get(0)
                    .state()
                    .ended();
            assertThat(known()).hasSize(ended ? 1 : 0);
            scene.clock().advance(Duration.ofSeconds(61));
        }
        assertThat(restored(backup, Optional.empty())).contains("alice").doesNotContain("bob");
    }

    @Test
    void whatTwoNodesWroteOfTheSameIsRestoredOnce() throws Exception {
        Job job = service.take(OPERATOR);
        BackupRun run = scene.get(BackupRun.class);
        Job first = job.taken(scene.clock().instant(), scene.clock().instant());
        assertThat(run.step(first)).isInstanceOf(JobStep.Next.class);
        JobTurns.all(scene.node());
        assertThat(restored(KnownBackup.takenBy(job), Optional.empty())).containsOnlyOnce("alice");
    }

    @Test
    void oneIsTakenAtATime() {
        ordered();
        assertThatThrownBy(this::ordered).isInstanceOf(ConflictException.class);
    }

    @Test
    void keysGoWhenTheyAreTooOldAndTheRestWhenThereIsANewer() {
        BackupId first = ordered();
        JobTurns.all(scene.node());
        scene.clock().advance(Duration.ofDays(15));
        scene.get(BackupExpiry.class).deleteOld();
        assertThat(known()).extracting(KnownBackup::keysUntil).containsExactly(Optional.empty());
        assertThatThrownBy(() -> restored(first, Optional.empty())).hasMessageStartingWith("No backup has keys");
        scene.clock().advance(Duration.ofDays(16));
        scene.get(BackupExpiry.class).deleteOld();
        assertThat(known()).as("the newest stays").hasSize(1);
        BackupId second = ordered();
        JobTurns.all(scene.node());
        scene.get(BackupExpiry.class).deleteOld();
        assertThat(known()).extracting(KnownBackup::id).containsExactly(second);
    }

    @Test
    void anotherKeyOpensNothing() {
        BackupId backup = ordered();
        JobTurns.all(scene.node());
        assertThatThrownBy(() -> scene.get(RestorePlans.class).plan(backup, Optional.empty(), key -> {
                    throw new WrongKeyException();
                }))
                .hasMessageContaining("is not of this deployment");
        assertThatThrownBy(() -> scene.get(RestorePlans.class)
                        .plan(backup, Optional.empty(), key -> KeyMaterial.random(new Random(1))))
                .hasMessageContaining("is not what was written");
    }

    private String fileOf(BackupId backup, String name) throws Exception {
        try (Stream<String> files = target.list("")) {
            return files.filter(file -> file.contains(backup.value()) && file.contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private byte[] content(String file) throws Exception {
        try (InputStream in = target.open(file)) {
            return in.readAllBytes();
        }
    }

    private void write(String file, byte[] content) throws Exception {
        try (BackupTarget.NewFile changed = target.create(file)) {
            changed.content().write(content);
            changed.commit();
        }
    }

    private String refusal(BackupId backup) throws Exception {
        RestorePlans plans = scene.get(RestorePlans.class);
        try (RestorePlan plan = plans.plan(backup, Optional.empty(), scene.get(ArchiveKeys.class)::open)) {
            plans.check(plan, (what, done, total) -> {});
            return "";
        } catch (UnusableBackupException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void whateverWasChangedIsFoundBeforeAnythingIsWritten() throws Exception {
        BackupId backup = ordered();
        JobTurns.all(scene.node());
        assertThat(refusal(backup)).isEmpty();
        for (String name : List.of("/memory.", "/keys.", "/tenant.", "/files.jsonl", ".note")) {
            String file = fileOf(backup, name);
            byte[] sound = content(file);
            byte[] changed = sound.clone();
            changed[changed.length / 2] ^= 1;
            write(file, changed);
            assertThat(refusal(backup)).as(name).isNotEmpty();
            write(file, sound);
        }
        String archive = fileOf(backup, "/memory.");
        target.delete(archive);
        assertThat(refusal(backup)).contains(archive + " is not there");
        write("manifests/" + scene.get(Ids.class).backup() + ".note", new byte[] {1});
        assertThat(refusal(backup)).contains("may tell of people who were erased since");
    }
}
