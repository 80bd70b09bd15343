package dev.raven.core.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONGEST_PUT_OFF = Duration.ofHours(1);

    private RetrySchedule() {}

    /**
     * How soon to look a receiver up again that nobody could say the address of: no try of its message is used up for an
     * hour, as name servers are back soon or not at all.
     *
     * @param age of the message
     * @return empty when that is a failure like any other by now
     */
    static Optional<Duration> putOff(Duration age, RandomGenerator random) {
        return age.compareTo(LONGEST_PUT_OFF) < 0 ? Optional.of(longer(SOON, random)) : Optional.empty();
    }

    /**
     * The pause after so many failed tries, up to a fifth longer, so that what failed together does not come back together.
     *
     * @param tries from 1 to one less than {@link #MOST}
     */
    static Duration pause(int tries, RandomGenerator random) {
        return longer(PAUSES.get(tries - 1), random);
    }

    private static Duration longer(Duration pause, RandomGenerator random) {
        return pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
    }
}
