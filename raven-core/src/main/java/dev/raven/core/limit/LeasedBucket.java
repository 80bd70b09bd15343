package dev.raven.core.limit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A shared bucket as one node sees it: it is asked for tokens ahead of need, by one request at a time, and left alone
 * while it is known to have none. While it cannot be asked, the node lets in its share; of a bucket that it never saw,
 * nothing.
 */
final class LeasedBucket {
    /** After it could not be asked. */
    private static final long LEFT_ALONE_MILLIS = 2_000;

    private final BucketName name;
    private final LimitStore store;
    private final Nodes nodes;
    private final InstantSource clock;
    private final Lease lease;
    private final LocalBucket local;
    private final Ebb empty = new Ebb();
    private final Ebb away = new Ebb();
    private long emptyFor;
    private boolean seen;
    private long left;
    private long leftAt;

    LeasedBucket(BucketName name, LimitStore store, Nodes nodes, InstantSource clock) {
        this.name = name;
        this.store = store;
        this.nodes = nodes;
        this.clock = clock;
        this.lease = new Lease(name.rate().longestLease());
        this.local = new LocalBucket(name.rate(), clock);
    }

    /** @throws UnavailableException when the store is away and this node never saw the bucket */
    synchronized RateLimit take(long cost) {
        long now = clock.millis();
        long charged = name.rate().charge(cost);
        boolean passed = draw(charged, charged, now) > 0;
        return state(charged, passed, now);
    }

    /** Takes as many as there are, up to {@code most}; 0 where there is none. */
    synchronized long takeUpTo(long most) {
        return draw(1, name.rate().charge(most), clock.millis());
    }

    /** Where a request of one token would stand. */
    synchronized RateLimit peek() {
        long now = clock.millis();
        return state(1, lease.tokens() > 0 || !empty.on(now), now);
    }

    /** Takes tokens back that this node was given and did not use. */
    synchronized void giveBack(long tokens) {
        lease.giveBack(tokens);
    }

    /** Gives back what was taken ahead and not used for long. */
    synchronized void tidy() {
        long now = clock.millis();
        if (lease.tokens() > 0 && lease.overdue(now) && !away.on(now)) {
            store.giveBack(name, lease.tokens());
            left += lease.use(lease.tokens());
        }
    }

    private long draw(long least, long most, long now) {
        if (lease.tokens() < most && !(empty.on(now) && least >= emptyFor)) {
            long missing = Math.max(1, least - lease.tokens());
            Grant grant = ask(missing, Math.max(missing, most - lease.tokens()), now);
            lease.add(grant.taken(), now);
            left = grant.left();
            leftAt = now;
            emptyFor = least;
            empty.begin(now, away.on(now) ? Math.min(away.left(now), millis(grant.until())) : millis(grant.until()));
        }
        return lease.tokens() < least ? 0 : lease.use(most);
    }

    private Grant ask(long least, long most, long now) {
        if (!away.on(now)) {
            try {
                long ahead = Math.max(most, lease.next(now));
                Grant grant = store.take(name, least, name.rate().charge(ahead));
                seen = true;
                return grant;
            } catch (UnavailableException gone) {
                if (!seen) {
                    throw gone;
                }
                away.begin(now, LEFT_ALONE_MILLIS);
            }
        }
        return local.take(least, most, left(now), nodes.count());
    }

    private RateLimit state(long cost, boolean passed, long now) {
        Rate rate = name.rate();
        long remaining = Math.min(rate.tokens(), left(now) + lease.tokens());
        Verdict refused = remaining >= cost && rate.hasBurst() ? Verdict.TOO_FAST : Verdict.TOO_MANY;
        return new RateLimit(
                name.policy(),
                rate,
                remaining,
                rate.untilBack(rate.tokens() - remaining),
                passed ? Duration.ZERO : Duration.ofMillis(empty.left(now)),
                passed ? Verdict.PASSED : refused);
    }

    private long left(long now) {
        return Math.min(name.rate().tokens(), left + name.rate().refilled(now - leftAt));
    }

    private static long millis(Duration wait) {
        return wait.plusNanos(999_999).toMillis();
    }
}
