package dev.raven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.raven.core.id.TenantId;
import dev.raven.core.scene.Scene;
import dev.raven.core.signal.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobBacklogTest {
    private final Scene scene = new Scene();
    private final JobBacklog backlog = new JobBacklog(scene.get(JobStore.class), scene.clock());

    private Map<String, Double> told() {
        return backlog.readings().stream().collect(Collectors.toMap(Reading::name, Reading::value));
    }

    @Test
    void tellsHowManyJobsNoNodeHasAndHowLongTheOldestIsDue() {
        assertThat(told()).containsOnly(entry("jobs_waiting", 0.0), entry("jobs_waiting_oldest_seconds", 0.0));

        scene.get(Jobs.class).ensure(TenantId.PLATFORM, JobOrder.of(JobKind.BACKUP, Map.of()));
        scene.clock().advance(Duration.ofSeconds(90));
        scene.get(Jobs.class).ensure(scene.tenant().tenantId(), JobOrder.of(JobKind.ROTATE_TENANT, Map.of()));
        assertThat(told()).containsOnly(entry("jobs_waiting", 2.0), entry("jobs_waiting_oldest_seconds", 90.0));

        Instant now = scene.clock().instant();
        scene.get(JobStore.class).take(now, now.plusSeconds(60));
        scene.get(JobStore.class).take(now, now.plusSeconds(60));
        assertThat(told()).containsOnly(entry("jobs_waiting", 0.0), entry("jobs_waiting_oldest_seconds", 0.0));
    }
}
