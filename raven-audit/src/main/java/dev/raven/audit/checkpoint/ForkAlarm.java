package dev.raven.audit.checkpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says aloud that a log is not signed any more, and leaves it alone for a while. */
@Singleton
class ForkAlarm {
    private static final Logger LOG = System.getLogger(ForkAlarm.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(60);
    private static final Duration SAY_AGAIN = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final AuditLog audit;
    private final Clock clock;
    private final Cache<TenantId, Instant> seen =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<String, Instant> said =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Inject
    ForkAlarm(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Once an hour a log: to the server's log, and to the platform's audit log, which is at least chained. */
    void raise(ForkedLogException forked) {
        TenantId log = forked.log();
        seen.put(log, clock.instant());
        say(log, "forked", "the audit log " + log + " is not signed any more: " + forked.getMessage());
    }

    /** Once an hour: nothing is signed any more. */
    void keyIsGone() {
        say(
                TenantId.PLATFORM,
                "key_gone",
                "no audit log is signed any more: the key that has signed them is not in Redis, and no new one is made in its"
                        + " place");
    }

    /** Once an hour: this node dates what it signs into the future. */
    void clockIsAhead() {
        say(
                TenantId.PLATFORM,
                "clock_ahead",
                "this node signs no audit log: checkpoints would be dated later than the clock of Redis; mend whichever clock is"
                        + " wrong");
    }

    /** Once an hour a log: its newest checkpoint has a time that is still to come, and none is dated before that. */
    void checkpointIsAhead(TenantId log) {
        seen.put(log, clock.instant());
        say(
                log,
                "checkpoint_ahead",
                "the audit log " + log
                        + " is not signed until the time that its newest checkpoint has: a clock was ahead when"
                        + " that was signed");
    }

    private void say(TenantId log, String reason, String what) {
        String once = log + reason;
        if (within(SAY_AGAIN, said.getIfPresent(once))) {
            return;
        }
        said.put(once, clock.instant());
        LOG.log(Level.ERROR, what + "; see docs/audit-log.md, \"Trees and checkpoints\"");
        audit.recordBehind(new AuditEntry(
                TenantId.PLATFORM,
                Caller.SYSTEM,
                "audit.sign",
                AuditCategory.SYSTEM,
                Optional.empty(),
                Optional.of(AuditOutcome.FAILURE),
                Optional.of(reason),
                Optional.of(log),
                Optional.empty()));
    }

    /** Whether a log was found forked, or dated ahead, a moment ago. */
    boolean quiet(TenantId log) {
        return within(LOOK_AGAIN, seen.getIfPresent(log));
    }

    private boolean within(Duration span, @Nullable Instant since) {
        return since != null && clock.instant().isBefore(since.plus(span));
    }
}
