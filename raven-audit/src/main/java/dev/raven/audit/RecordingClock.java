package dev.raven.audit;

import dev.raven.core.audit.AuditStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Tells when events are recorded: by the node's clock, unless it is not the storage's, which all nodes share. Then by that, so that
 * a node whose clock is wrong neither dates back nor pushes the log into the future; and somebody is told.
 */
final class RecordingClock {
    private final Clock clock;
    private final Consumer<Duration> alarm;
    private volatile Duration correction = Duration.ZERO;

    /** @param alarm told how far the node's clock is behind the storage's, where it is too far */
    RecordingClock(Clock clock, Consumer<Duration> alarm) {
        this.clock = clock;
        this.alarm = alarm;
    }

    Instant now() {
        return clock.instant().plus(correction);
    }

    /** What was recorded as {@link #now} is refused: the storage says that it is this time. */
    void refused(Instant storage) {
        Duration behind = Duration.between(clock.instant(), storage);
        boolean wrong = behind.abs().compareTo(AuditStore.CLOCKS) > 0; // else the request was under way for long
        correction = wrong ? behind : Duration.ZERO;
        if (wrong) {
            alarm.accept(behind);
        }
    }
}
