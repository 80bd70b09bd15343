package dev.raven.audit.checkpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What this node knows to be signed: when a log is to be looked at again, and what storage must not have forgotten. */
@Singleton
class SignedLogs {
    private static final int MOST = 100_000;
    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final int MANY = 1000;

    private final Clock clock;
    private final Cache<TenantId, Signed> signed =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Signed(long size, Instant at, Instant seen) {}

    @Inject
    SignedLogs(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether a log is to be looked at: a minute after it was the last time, or after 1,000 events.
     *
     * @param told the sequence of its newest event, as was told
     */
    boolean due(TenantId log, long told) {
        Signed last = signed.getIfPresent(log);
        return last == null
                || told - last.size() >= MANY
                || !clock.instant().isBefore(last.seen().plus(LATEST));
    }

    /** Whether a log was signed longer ago than a minute, or nobody knows when. */
    boolean overdue(TenantId log) {
        Signed last = signed.getIfPresent(log);
        return last == null || !clock.instant().isBefore(last.at().plus(LATEST));
    }

    /** Whether all that was told of a log is signed. */
    boolean covers(TenantId log, long told) {
        Signed last = signed.getIfPresent(log);
        return last != null && told <= last.size();
    }

    /** @throws ForkedLogException when the newest checkpoint is older than one that was seen before */
    void requireNotBehind(TenantId log, Optional<AuditCheckpoint> latest) {
        Signed last = signed.getIfPresent(log);
        if (last != null && latest.map(AuditCheckpoint::size).orElse(0L) < last.size()) {
            throw new ForkedLogException(
                    log, "a checkpoint that was signed is gone, or an older one stands in its place");
        }
    }

    /** Its newest checkpoint, as of now. */
    void remember(TenantId log, AuditCheckpoint checkpoint) {
        signed.put(log, new Signed(checkpoint.size(), checkpoint.signedAt(), clock.instant()));
    }
}
