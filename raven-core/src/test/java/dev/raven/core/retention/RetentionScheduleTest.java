package dev.raven.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.job.Jobs;
import dev.raven.core.scene.Away;
import dev.raven.core.scene.Scene;
import dev.raven.core.signal.Reading;
import dev.raven.core.tenant.TenantStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionScheduleTest {
    private static final RetentionSettings HOURLY = new RetentionSettings(Duration.ofHours(1));

    private final Scene scene = new Scene();

    private RetentionSchedule over(TenantStore tenants) {
        return new RetentionSchedule(tenants, scene.get(Overdue.class), scene.get(Jobs.class), HOURLY, scene.clock());
    }

    @Test
    void tellsWhenItLastLooked() {
        scene.tenant();
        RetentionSchedule schedule = over(scene.get(TenantStore.class));
        assertThat(schedule.readings()).isEmpty();
        schedule.look();
        Reading looked = Reading.time(
                "retention_last_look_timestamp_seconds",
                "When this node last looked through all tenants for what is too old",
                scene.clock().instant());
        scene.clock().advance(Duration.ofMinutes(10));
        assertThat(schedule.readings()).containsExactly(looked);
        schedule.look();
        assertThat(schedule.readings())
                .singleElement()
                .satisfies(next -> assertThat(next.value()).isEqualTo(looked.value() + 600));
    }

    @Test
    void aLookThatDidNotEndIsNone() {
        RetentionSchedule schedule = over(Away.like(TenantStore.class));
        assertThatThrownBy(schedule::look).isInstanceOf(UnavailableException.class);
        assertThat(schedule.readings()).isEmpty();
    }
}
