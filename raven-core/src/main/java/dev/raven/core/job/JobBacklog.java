package dev.raven.core.job;

import dev.raven.core.signal.Reading;
import dev.raven.core.signal.StoredInstrument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many jobs wait for a node that does them. */
@Singleton
class JobBacklog implements StoredInstrument {
    private final JobStore store;
    private final Clock clock;

    @Inject
    JobBacklog(JobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Reading> readings() {
        Instant now = clock.instant();
        JobStore.Waiting waiting = store.waiting(now);
        Duration age = Duration.between(waiting.oldest().orElse(now), now);
        return List.of(
                Reading.gauge("jobs_waiting", "Jobs that are due and that no node has", waiting.jobs()),
                Reading.gauge(
                        "jobs_waiting_oldest_seconds",
                        "How long the one is due that waits longest; 0 where none waits",
                        age.toMillis() / 1000.0));
    }
}
