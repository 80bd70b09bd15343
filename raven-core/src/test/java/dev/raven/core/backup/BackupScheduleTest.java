package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobTurns;
import dev.raven.core.job.Jobs;
import dev.raven.core.scene.Away;
import dev.raven.core.scene.Scene;
import dev.raven.core.signal.Reading;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BackupScheduleTest {
    private static final String BACKUP = "backup_last_success_timestamp_seconds";
    private static final String DRILL = "drill_last_success_timestamp_seconds";

    private final Scene scene = new Scene();
    private final BackupSchedule schedule = scene.get(BackupSchedule.class);

    private static Map<String, Double> told(BackupSchedule by) {
        return by.readings().stream().collect(Collectors.toMap(Reading::name, Reading::value));
    }

    private double now() {
        return scene.clock().instant().toEpochMilli() / 1000.0;
    }

    private void done(JobKind kind, Map<String, String> which) {
        scene.get(Jobs.class).ensure(TenantId.PLATFORM, JobOrder.of(kind, which));
        JobTurns.all(scene.node());
    }

    @Test
    void tellsNothingBeforeThereIsABackup() {
        assertThat(told(schedule)).isEmpty();
        schedule.look();
        assertThat(told(schedule)).isEmpty();
    }

    @Test
    void tellsWhenTheNewestBackupWasBegunAndTheLastRehearsalSucceeded() {
        done(JobKind.BACKUP, Map.of());
        double taken = now();
        scene.clock().advance(Duration.ofHours(2));
        schedule.look();
        assertThat(told(schedule)).containsExactly(entry(BACKUP, taken));

        String backup =
                scene.get(KnownBackups.class).newest().orElseThrow().id().value();
        done(JobKind.VERIFY_BACKUP, Map.of(Drill.BACKUP, backup));
        double rehearsed = now();
        scene.clock().advance(Duration.ofHours(2));
        schedule.look();
        assertThat(told(schedule)).containsOnly(entry(BACKUP, taken), entry(DRILL, rehearsed));
    }

    @Test
    void aPlaceThatIsAwayChangesNothingOfWhatWasSeen() {
        BackupSchedule blind = scene.nodeOver(Away.like(BackupTarget.class)).get(BackupSchedule.class);
        assertThatThrownBy(blind::look).isInstanceOf(RuntimeException.class);
        assertThat(told(blind)).isEmpty();
    }
}
