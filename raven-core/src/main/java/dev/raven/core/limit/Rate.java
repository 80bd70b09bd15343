package dev.raven.core.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import java.time.Duration;

/**
 * How many tokens a bucket holds and how fast they come back. It begins full and is refilled evenly.
 *
 * @param tokens what it holds, and what comes back in a period, at least 1
 * @param burst of these, what may be taken within one second, 1–{@code tokens}
 */
public record Rate(int tokens, Duration period, int burst) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** A limit of so many or fewer may be used up at once. */
    private static final int AT_ONCE = 100;

    private static final int BURST_PART = 4;
    private static final int LEASE_PART = 20;

    public Rate {
        if (tokens < 1 || burst < 1 || burst > tokens || period.compareTo(SECOND) < 0) {
            throw new IllegalArgumentException("a rate needs a token, a second, and a burst within its tokens");
        }
    }

    static Rate perMinute(long tokens) {
        return over(Duration.ofMinutes(1), tokens);
    }

    static Rate perHour(long tokens) {
        return over(Duration.ofHours(1), tokens);
    }

    private static Rate over(Duration period, long tokens) {
        int held = (int) Math.min(Integer.MAX_VALUE, Math.max(1, tokens));
        return new Rate(held, period, Math.min(held, Math.max(AT_ONCE, held / BURST_PART)));
    }

    /** The limit of so many together. */
    Rate times(int many) {
        return many == 1 ? this : over(period, (long) tokens * many);
    }

    /** Whether a second has a limit of its own. */
    public boolean hasBurst() {
        return burst < tokens;
    }

    /** What one of so many nodes may let in alone. */
    Rate share(int nodes) {
        return new Rate(Math.max(1, tokens / nodes), period, Math.max(1, burst / nodes));
    }

    /** What something costs here: more than can be taken at once would never be let in. */
    long charge(long cost) {
        return Math.min(cost, burst);
    }

    /** Tokens that a node takes ahead at most. */
    long longestLease() {
        return Math.max(1, Math.min(tokens / LEASE_PART, burst / 2));
    }

    /** Whole tokens that come back within so many milliseconds. */
    long refilled(long millis) {
        return (long) ((double) tokens * Math.min(Math.max(0, millis), period.toMillis()) / period.toMillis());
    }

    Duration untilBack(long missing) {
        return Duration.ofMillis((long) Math.ceil((double) period.toMillis() * Math.max(0, missing) / tokens));
    }

    /** The same in the words of Bucket4j: the sustained limit first, then that of a second. */
    public BucketConfiguration configuration() {
        return configuration(tokens);
    }

    /** @param held what it begins with */
    BucketConfiguration configuration(long held) {
        ConfigurationBuilder limits = BucketConfiguration.builder().addLimit(limit("sustained", tokens, period, held));
        return (hasBurst() ? limits.addLimit(limit("second", burst, SECOND, held)) : limits).build();
    }

    /** Whether a bucket was opened with this limit. */
    boolean holdsIn(BucketConfiguration opened) {
        Bandwidth[] limits = opened.getBandwidths();
        return limits.length == (hasBurst() ? 2 : 1)
                && limits[0].getCapacity() == tokens
                && limits[0].getRefillPeriodNanos() == period.toNanos()
                && (!hasBurst() || limits[1].getCapacity() == burst);
    }

    private static Bandwidth limit(String id, int tokens, Duration period, long held) {
        return Bandwidth.builder()
                .capacity(tokens)
                .refillGreedy(tokens, period)
                .initialTokens(Math.min(tokens, Math.max(0, held)))
                .id(id)
                .build();
    }
}
