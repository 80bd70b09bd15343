package dev.raven.audit;

import dev.raven.audit.checkpoint.LogNews;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.signal.Signals;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Logs for tests of the packages below. */
public final class TestLogs {
    private static final Ids IDS = new Ids(new SecureRandom());

    private TestLogs() {}

    public static AuditLog over(AuditStore store, Clock clock, LogNews news) {
        return new ChainedAuditLog(store, IDS, clock, news, new NoCopies(), Signals.NONE);
    }

    /** An entry about nothing in particular. */
    public static AuditEntry entry(TenantId log) {
        return new AuditEntry(
                log,
                Caller.SYSTEM,
                "test.happen",
                AuditCategory.SYSTEM,
                Optional.empty(),
                Optional.of(AuditOutcome.SUCCESS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
