package dev.raven.core.webhook;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** When a message is tried again, as Standard Webhooks suggests: eight tries over a day and a third. */
final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14));

    /** Tries in all. */
    static final int MOST = PAUSES.size() + 1;

    private static final double JITTER = 0.2;

    private RetrySchedule() {}

    /**
     * The pause after so many failed tries, up to a fifth longer, so that what failed together does not come back together.
     *
     * @param tries from 1 to one less than {@link #MOST}
     */
    static Duration pause(int tries, RandomGenerator random) {
        Duration pause = PAUSES.get(tries - 1);
        return pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
    }
}
