package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.Ids;
import dev.raven.core.scene.TestClock;
import dev.raven.core.signal.Reading;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConsolidationBacklogTest {
    private final Ids ids = new Ids(new SecureRandom());
    private final TestClock clock = new TestClock();
    private final InMemoryConsolidationStore store = new InMemoryConsolidationStore(clock);
    private final ConsolidationBacklog backlog = new ConsolidationBacklog(store, clock);

    private Map<String, Double> told() {
        return backlog.readings().stream().collect(Collectors.toMap(Reading::name, Reading::value));
    }

    private void queued() {
        store.add(ids.tenant(), ids.user(), ids.conversation());
    }

    @Test
    void tellsHowManyConversationsWaitAndHowLongTheOldestDoes() {
        assertThat(told())
                .containsOnly(
                        entry("consolidation_queue_tasks", 0.0), entry("consolidation_queue_oldest_seconds", 0.0));
        queued();
        clock.advance(Duration.ofSeconds(7));
        queued();
        assertThat(told())
                .containsOnly(
                        entry("consolidation_queue_tasks", 2.0), entry("consolidation_queue_oldest_seconds", 7.0));
    }

    @Test
    void saysThatTheStorageIsAwayAndTellsNoNumberThen() {
        store.away(true);
        assertThatThrownBy(backlog::readings).isInstanceOf(UnavailableException.class);
    }
}
