package dev.raven.core.key;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.KmsUse;
import dev.raven.core.caller.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Records each call of a key service in its tenant's audit log, where {@code KMS_AUDIT_LOG} asks for it. */
@Singleton
class KeyCallLog {
    private final KeySettings settings;
    private final AuditLog log;

    @Inject
    KeyCallLog(KeySettings settings, AuditLog log) {
        this.settings = settings;
        this.log = log;
    }

    /**
     * Records a call before its result is used.
     *
     * @throws dev.raven.api.problem.UnavailableException when it could not be recorded: the result is then not used
     */
    void record(OperatorKeyCall call) {
        if (settings.auditCalls()) {
            log.record(entry(call));
        }
    }

    private static AuditEntry entry(OperatorKeyCall call) {
        return new AuditEntry(
                call.context().tenant(),
                Caller.SYSTEM,
                "kms." + call.operation().name().toLowerCase(Locale.ROOT),
                AuditCategory.KEY,
                Optional.empty(),
                Optional.of(outcome(call)),
                call.failure().map(reason -> reason.name().toLowerCase(Locale.ROOT)),
                Optional.empty(),
                Optional.of(use(call)));
    }

    private static AuditOutcome outcome(OperatorKeyCall call) {
        return call.failure()
                .map(reason ->
                        reason == KeyServiceException.Reason.REFUSED ? AuditOutcome.DENIED : AuditOutcome.FAILURE)
                .orElse(AuditOutcome.SUCCESS);
    }

    private static KmsUse use(OperatorKeyCall call) {
        return new KmsUse(
                call.key().toString(),
                call.context().purpose().name().toLowerCase(Locale.ROOT),
                call.context().keyId(),
                call.context().version(),
                call.requestId(),
                call.took());
    }
}
