package dev.raven.core.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The nodes that are alive, in memory. */
public final class InMemoryNodeStore implements NodeStore {
    private final InstantSource clock;
    private final Map<String, Instant> heard = new HashMap<>();

    public InMemoryNodeStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized int alive(String node, Duration silence) {
        heard.put(node, clock.instant());
        heard.values().removeIf(last -> last.plus(silence).isBefore(clock.instant()));
        return heard.size();
    }

    @Override
    public synchronized void gone(String node) {
        heard.remove(node);
    }
}
