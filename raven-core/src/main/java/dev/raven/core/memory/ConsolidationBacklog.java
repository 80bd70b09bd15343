package dev.raven.core.memory;

import dev.raven.core.signal.Reading;
import dev.raven.core.signal.StoredInstrument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much waits to be consolidated, on all nodes together. */
@Singleton
class ConsolidationBacklog implements StoredInstrument {
    private final ConsolidationStore store;
    private final Clock clock;

    @Inject
    ConsolidationBacklog(ConsolidationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Reading> readings() {
        ConsolidationStore.Backlog backlog = store.backlog();
        Instant now = clock.instant();
        Duration age = Duration.between(backlog.oldest().orElse(now), now);
        return List.of(
                Reading.gauge(
                        "consolidation_queue_tasks",
                        "Conversations in the queue of all nodes, those in hand among them",
                        backlog.tasks()),
                Reading.gauge(
                        "consolidation_queue_oldest_seconds",
                        "How long the oldest of them is in it; 0 where there is none",
                        Math.max(0, age.toMillis() / 1000.0)));
    }
}
