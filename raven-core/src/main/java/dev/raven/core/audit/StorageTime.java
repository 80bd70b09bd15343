package dev.raven.core.audit;

import dev.raven.api.problem.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time for what is stored and ages: this node's clock, put right where it is farther than {@link AuditStore#CLOCKS} from the
 * storage's. What a node stored whose clock is behind would be taken for older than it is, and swept away too early.
 */
@Singleton
public class StorageTime {
    private static final Logger LOG = System.getLogger(StorageTime.class.getName());
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private final Clock clock;
    private final AuditStore store;
    private volatile @Nullable Known known;

    @Inject
    StorageTime(Clock clock, AuditStore store) {
        this.clock = clock;
        this.store = store;
    }

    /** How far the storage's clock was ahead of this node's when it was asked. */
    private record Known(Duration ahead, long asked) {
        boolean isFresh() {
            return System.nanoTime() - asked < BELIEVED.toNanos();
        }

        Instant correct(Instant own) {
            return ahead.abs().compareTo(AuditStore.CLOCKS) > 0 ? own.plus(ahead) : own;
        }
    }

    /**
     * Asks the storage every ten seconds.
     *
     * @throws UnavailableException when the storage is away and was never asked before
     */
    public Instant now() {
        Known held = known;
        return (held != null && held.isFresh() ? held : ask(held)).correct(clock.instant());
    }

    private Known ask(@Nullable Known before) {
        try {
            Known now = new Known(Duration.between(clock.instant(), store.now()), System.nanoTime());
            known = now;
            return now;
        } catch (UnavailableException away) {
            if (before == null) {
                throw away;
            }
            LOG.log(Level.DEBUG, "the storage's clock is not known anew at the moment");
            return before;
        }
    }
}
