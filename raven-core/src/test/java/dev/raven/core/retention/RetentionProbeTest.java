package dev.raven.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.job.JobTurns;
import dev.raven.core.job.Jobs;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.tenant.TenantDirectory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionProbeTest {
    private final Scene scene = new Scene();
    private final Caller caller = scene.tenant();
    private final UserId user = scene.user(caller);

    private Status status(Wiring node) {
        RetentionSettings hourly = new RetentionSettings(Duration.ofHours(1));
        return new RetentionProbe(
                        node.get(Overdue.class), node.get(TenantDirectory.class), hourly, node.get(Jobs.class))
                .look(caller.tenantId())
                .status();
    }

    @Test
    void whatASweepShouldHaveTakenFailsUntilItHas() {
        scene.ingest(caller, user, scene.conversation(caller, user), "old news");
        assertThat(status(scene.node())).isEqualTo(Status.PASS);
        scene.clock().advance(Duration.ofDays(30).plusHours(13));
        assertThat(status(scene.node())).as("its sweep has time").isEqualTo(Status.PASS);
        scene.clock().advance(Duration.ofHours(2));
        assertThat(status(scene.node())).isEqualTo(Status.FAIL);
        scene.get(Jobs.class).ensure(caller.tenantId(), JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));
        JobTurns.all(scene.node());
        assertThat(status(scene.node())).isEqualTo(Status.PASS);
    }

    @Test
    void aNodeWhoseClockIsWrongSweepsNothing() {
        assertThat(status(scene.nodeOver(Clock.offset(scene.clock(), Duration.ofMinutes(1)))))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void aSweepThatCouldNotTakeAllFails() {
        Instant now = scene.clock().instant();
        Job failed = new Job(
                new Ids(new SecureRandom()).job(),
                caller.tenantId(),
                JobKind.SWEEP_RETENTION,
                Map.of(),
                JobState.FAILED,
                new JobProgress("", 3, 1, 3),
                Optional.of("items_failed"),
                0,
                now,
                now,
                now,
                1);
        scene.get(JobStore.class).create(caller.tenantId(), failed);
        assertThat(status(scene.node())).isEqualTo(Status.FAIL);
    }
}
