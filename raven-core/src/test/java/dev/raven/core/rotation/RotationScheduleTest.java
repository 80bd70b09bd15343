package dev.raven.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.UserId;
import dev.raven.core.job.JobTurns;
import dev.raven.core.key.KeyState;
import dev.raven.core.scene.Away;
import dev.raven.core.scene.Scene;
import dev.raven.core.signal.Reading;
import dev.raven.core.tenant.TenantStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RotationScheduleTest {
    private final Scene scene = new Scene();
    private final RotationSchedule schedule = scene.get(RotationSchedule.class);

    private static Map<String, Double> told(RotationSchedule by) {
        return by.readings().stream()
                .peek(reading -> assertThat(reading.name()).isEqualTo("tenant_keys"))
                .collect(Collectors.toMap(reading -> reading.labels().get("state"), Reading::value));
    }

    private void usesItsKey(Caller tenant) {
        UserId user = scene.user(tenant);
        scene.ingest(tenant, user, scene.conversation(tenant, user), "tea");
    }

    @Test
    void tellsTheVersionsOfTenantsKeysByStateOnceItHasLooked() {
        Caller acme = scene.tenant();
        Caller globex = scene.tenant();
        List.of(acme, globex).forEach(this::usesItsKey);
        assertThat(schedule.readings()).isEmpty();

        schedule.look();
        double active = told(schedule).get(KeyState.ACTIVE.wireName());
        assertThat(active).isGreaterThanOrEqualTo(2);
        assertThat(told(schedule)).hasSize(KeyState.values().length);

        scene.clock().advance(Duration.ofDays(91));
        schedule.look();
        JobTurns.all(scene.node());
        assertThat(told(schedule)).as("before it looks again").containsEntry(KeyState.RETIRED.wireName(), 0.0);
        schedule.look();
        assertThat(told(schedule))
                .containsEntry(KeyState.ACTIVE.wireName(), active)
                .containsEntry(KeyState.RETIRED.wireName(), active);
    }

    @Test
    void aStorageThatIsAwayTellsNoNumbers() {
        RotationSchedule blind = scene.nodeOver(Away.like(TenantStore.class)).get(RotationSchedule.class);
        assertThatThrownBy(blind::look).isInstanceOf(UnavailableException.class);
        assertThat(blind.readings()).isEmpty();
    }
}
