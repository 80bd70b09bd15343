package dev.raven.core.audit;

import dev.raven.core.scene.TestClock;
import java.time.Duration;

class InMemorySequencerStoreTest implements SequencerStoreContract {
    private final TestClock clock = new TestClock();
    private final InMemorySequencerStore store = new InMemorySequencerStore(clock);

    @Override
    public SequencerStore sequencers() {
        return store;
    }

    @Override
    public void outlast(Duration lease) {
        clock.advance(lease);
    }
}
