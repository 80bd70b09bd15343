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

/** What this node knows to be signed: when a log is to be looked at again, and what storage must not have forgotten. */
@Singleton
class SignedLogs {
    private static final int MOST = 100_000;
    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final int MANY = 1000;

    private final Clock clock;
    private final CopiedLogs copies;
    private final Cache<TenantId, Signed> signed =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Signed(long size, Instant at, Instant seen, long accepted) {}

    @Inject
    SignedLogs(Clock clock, CopiedLogs copies) {
        this.clock = clock;
        this.copies = copies;
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

    /**
     * How many events its newest checkpoint must cover: as many as one that was seen here or copied. To be asked before the storage
     * is, as it may be signed meanwhile.
     *
     * @throws ForkedLogException while the log is not what was copied of it
     */
    long least(TenantId log) {
        CopiedLog copied = copies.of(log);
        if (copied.doubted()) {
            throw new ForkedLogException(log, "it is not what was copied of it, and nobody has accepted that");
        }
        Signed last = signed.getIfPresent(log);
        return last != null && last.accepted() == copied.accepted()
                ? Math.max(last.size(), copied.signed())
                : copied.signed();
    }

    /** Its newest checkpoint, as of now. */
    void remember(TenantId log, AuditCheckpoint checkpoint) {
        Instant now = clock.instant();
        signed.put(
                log,
                new Signed(
                        checkpoint.size(),
                        checkpoint.signedAt(),
                        now,
                        copies.of(log).accepted()));
    }
}
