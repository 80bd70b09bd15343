package dev.raven.audit;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Says, once an hour, that the clock of this node is not the storage's: in the server's log and in the platform's audit log. */
final class ClockAlarm implements Consumer<Duration> {
    private static final Logger LOG = System.getLogger(ClockAlarm.class.getName());
    private static final long SAY_AGAIN_NANOS = Duration.ofHours(1).toNanos();

    private final AuditLog log;
    private final AtomicLong said = new AtomicLong(System.nanoTime() - SAY_AGAIN_NANOS);

    ClockAlarm(AuditLog log) {
        this.log = log;
    }

    @Override
    public void accept(Duration behind) {
        long last = said.get();
        long now = System.nanoTime();
        if (now - last < SAY_AGAIN_NANOS || !said.compareAndSet(last, now)) {
            return;
        }
        LOG.log(
                Level.ERROR,
                "the clock of this node is " + behind.abs().toSeconds() + " s "
                        + (behind.isNegative() ? "ahead of" : "behind")
                        + " that of Redis: audit events are recorded by the latter; mend whichever is wrong");
        log.recordBehind(new AuditEntry(
                        TenantId.PLATFORM,
                        Caller.SYSTEM,
                        "audit.clock",
                        AuditCategory.SYSTEM,
                        Optional.empty(),
                        Optional.of(AuditOutcome.FAILURE),
                        Optional.of("clock_skewed"),
                        Optional.empty(),
                        Optional.empty())
                .telling(Map.of("behind_ms", behind.toMillis())));
    }
}
