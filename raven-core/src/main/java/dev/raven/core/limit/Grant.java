package dev.raven.core.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.VerboseResult;
import java.time.Duration;

/**
 * What a bucket gave.
 *
 * @param taken tokens; 0 where it had not as many as were needed
 * @param left tokens of the sustained limit that are still there
 * @param until how long until as many as were needed will be there; zero where they were
 */
public record Grant(long taken, long left, Duration until) {

    /**
     * Takes from a bucket of Bucket4j, wherever that keeps its tokens.
     *
     * @param rate what the bucket should hold: one that was opened with another limit gets this one, and is as full as it was,
     *     so that nobody fills his bucket by changing the limit
     * @param least tokens needed, at least 1
     * @param most tokens wanted, not less than {@code least}
     */
    public static Grant from(Bucket bucket, Rate rate, long least, long most) {
        long amount = most;
        while (true) {
            VerboseResult<ConsumptionProbe> tried = bucket.asVerbose().tryConsumeAndReturnRemaining(amount);
            boolean another = !rate.holdsIn(tried.getConfiguration());
            if (another) {
                bucket.replaceConfiguration(rate.configuration(), TokensInheritanceStrategy.PROPORTIONALLY);
            }
            if (tried.getValue().isConsumed()) {
                return new Grant(amount, sustained(tried), Duration.ZERO);
            }
            if (another) {
                continue;
            }
            if (amount == least) {
                return new Grant(
                        0, sustained(tried), Duration.ofNanos(tried.getValue().getNanosToWaitForRefill()));
            }
            amount = Math.max(least, Math.min(amount - 1, tried.getValue().getRemainingTokens()));
        }
    }

    private static long sustained(VerboseResult<?> result) {
        return Math.max(0, result.getDiagnostics().getAvailableTokensPerEachBandwidth()[0]);
    }
}
