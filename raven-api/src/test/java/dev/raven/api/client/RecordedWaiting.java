package dev.raven.api.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that goes on only while it is waited for. */
final class RecordedWaiting implements Waiting {
    private final List<Duration> pauses = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public double random() {
        return 1;
    }

    @Override
    public void pause(Duration length) {
        pauses.add(length);
        now += length.toNanos();
    }

    List<Duration> pauses() {
        return pauses;
    }
}
