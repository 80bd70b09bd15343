package dev.raven.audit.sink;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.Rollback;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Id;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Says what becomes of the copies in the server's log, and records it in the platform's. */
@Singleton
class AuditedNews implements SinkNews {
    private static final Logger LOG = System.getLogger(AuditedNews.class.getName());

    private final AuditLog log;

    @Inject
    AuditedNews(AuditLog log) {
        this.log = log;
    }

    @Override
    public void failing(String sink, String why) {
        LOG.log(Level.ERROR, "the audit log cannot be copied (" + sink + "): " + why);
        record("audit.sink_fail", AuditOutcome.FAILURE, Optional.empty(), Map.of("sink", sink));
    }

    @Override
    public void recovered(String sink, Duration after) {
        LOG.log(Level.INFO, "the audit log is copied again (" + sink + "), after " + after.toSeconds() + " s");
        record(
                "audit.sink_recover",
                AuditOutcome.SUCCESS,
                Optional.empty(),
                Map.of("sink", sink, "seconds", after.toSeconds()));
    }

    @Override
    public void tampered(String what) {
        LOG.log(Level.ERROR, "a copy of the audit log is not as it was written: " + what);
        record("audit.copy_touch", AuditOutcome.FAILURE, Optional.empty(), Map.of("found", what));
    }

    /** Somebody may have emptied the directory; nobody but the operator knows whether the node is a new one. */
    void begunAnew(long events) {
        LOG.log(
                Level.WARNING,
                "the audit log has " + events
                        + " events of Raven's own, and RAVEN_AUDIT_DIR holds no copy of any: right on a node"
                        + " that is new; otherwise somebody has removed the copies, which was to be noticed here");
        record("audit.copy_begin", AuditOutcome.SUCCESS, Optional.empty(), Map.of("events", events));
    }

    void rolledBack(Rollback found) {
        LOG.log(
                Level.ERROR,
                "the audit log " + found.log().value() + " is not what was copied: the copy reaches "
                        + found.copied().sequence() + ", the storage "
                        + found.stored().sequence()
                        + "; administrative changes are refused, docs/operations.md says what to do");
        record(
                "audit.rollback",
                AuditOutcome.FAILURE,
                Optional.of(found.log()),
                Map.of(
                        "from_sequence", found.copied().sequence(),
                        "from_hash", found.copied().hash(),
                        "to_sequence", found.stored().sequence(),
                        "to_hash", found.stored().hash()));
    }

    private void record(String action, AuditOutcome outcome, Optional<Id> target, Map<String, Object> details) {
        log.recordBehind(new AuditEntry(
                        TenantId.PLATFORM,
                        Caller.SYSTEM,
                        action,
                        AuditCategory.SYSTEM,
                        Optional.empty(),
                        Optional.of(outcome),
                        Optional.empty(),
                        target,
                        Optional.empty())
                .telling(details));
    }
}
