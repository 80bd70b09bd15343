package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.JobTurns;
import dev.raven.core.job.Jobs;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.scene.Scene;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupProbesTest {
    private static final Caller OPERATOR = new Caller(
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(Scope.PLATFORM_ADMIN), Scene.ORIGIN);
    private static final Duration DAY = Duration.ofDays(1);

    private final Scene scene = new Scene();

    private Finding backup(boolean named, Duration every) {
        BackupSettings settings =
                new BackupSettings("memory", named, every, Duration.ofDays(30), Duration.ofDays(14), Duration.ZERO);
        return new BackupProbe(scene.get(KnownBackups.class), settings, scene.clock()).look(TenantId.PLATFORM);
    }

    private Status drill() {
        return scene.get(DrillProbe.class).look(TenantId.PLATFORM).status();
    }

    @Test
    void noBackupFailsAndSoDoesAnOldOneOrOneBesideTheData() {
        assertThat(backup(true, DAY).status()).isEqualTo(Status.FAIL);
        scene.get(BackupService.class).take(OPERATOR);
        JobTurns.all(scene.node());
        assertThat(backup(true, DAY)).isEqualTo(Finding.pass(backup(true, DAY).evidence()));
        assertThat(backup(true, Duration.ZERO).status()).isEqualTo(Status.WARN);
        assertThat(backup(false, Duration.ZERO).status()).isEqualTo(Status.FAIL);
        scene.clock().advance(Duration.ofHours(48));
        assertThat(backup(true, DAY).status()).isEqualTo(Status.FAIL);
        assertThat(backup(true, Duration.ofDays(3)).status()).isEqualTo(Status.PASS);
    }

    private void rehearsed(JobState how) {
        Instant now = scene.clock().instant();
        scene.get(JobStore.class)
                .create(
                        TenantId.PLATFORM,
                        new Job(
                                new Ids(new SecureRandom()).job(),
                                TenantId.PLATFORM,
                                JobKind.VERIFY_BACKUP,
                                Map.of(),
                                how,
                                JobProgress.START,
                                Optional.empty(),
                                0,
                                now,
                                now,
                                now,
                                1));
    }

    @Test
    void onlyARehearsalThatCameBackWholeLatelyPasses() {
        assertThat(drill()).isEqualTo(Status.FAIL);
        rehearsed(JobState.SUCCEEDED);
        assertThat(drill()).isEqualTo(Status.PASS);
        scene.clock().advance(Duration.ofDays(36));
        assertThat(drill()).isEqualTo(Status.WARN);
        scene.clock().advance(Duration.ofDays(55));
        assertThat(drill()).isEqualTo(Status.FAIL);
        rehearsed(JobState.SUCCEEDED);
        assertThat(drill()).isEqualTo(Status.PASS);
        scene.clock().advance(Duration.ofMinutes(1));
        rehearsed(JobState.FAILED);
        assertThat(drill()).isEqualTo(Status.FAIL);
        assertThat(scene.get(Jobs.class).lastBegun(TenantId.PLATFORM, JobKind.VERIFY_BACKUP))
                .contains(scene.clock().instant());
    }
}
