package dev.raven.core.key;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.KmsUse;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.OperatorKeyCall.Outcome;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts each call of a key service, by whose key it was, and records it in its tenant's audit log where
 * {@code KMS_AUDIT_LOG} asks for it.
 */
@Singleton
class KeyCallLog {
    private final OperatorKeys operatorKeys;
    private final KeySettings settings;
    private final AuditLog log;
    private final Signals signals;

    @Inject
    KeyCallLog(OperatorKeys operatorKeys, KeySettings settings, AuditLog log, Signals signals) {
        this.operatorKeys = operatorKeys;
        this.settings = settings;
        this.log = log;
        this.signals = signals;
    }

    /**
     * Records a call before its result is used.
     *
     * @throws dev.raven.api.problem.UnavailableException when it could not be recorded: the result is then not used
     */
    void record(OperatorKeyCall call) {
        signals.took(
                Signal.KEY_SERVICE_CALLS,
                call.took(),
                call.key().provider().wireName(),
                lower(call.operation()),
                isOperators(call) ? "operator" : "tenant",
                lower(call.outcome()));
        if (settings.auditCalls()) {
            log.record(entry(call));
        }
    }

    /** A tenant may disable its own key as it likes, and nobody is to be woken by that; Raven's own keys are under no tenant's. */
    private boolean isOperators(OperatorKeyCall call) {
        return call.key().equals(operatorKeys.current())
                || call.context().tenant().equals(TenantId.PLATFORM);
    }

    private static AuditEntry entry(OperatorKeyCall call) {
        return new AuditEntry(
                call.context().tenant(),
                Caller.SYSTEM,
                "kms." + lower(call.operation()),
                AuditCategory.KEY,
                Optional.empty(),
                Optional.of(outcome(call)),
                Optional.of(call.outcome())
                        .filter(outcome -> outcome != Outcome.SUCCESS)
                        .map(KeyCallLog::lower),
                Optional.empty(),
                Optional.of(use(call)));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static AuditOutcome outcome(OperatorKeyCall call) {
        return switch (call.outcome()) {
            case SUCCESS, PROVEN -> AuditOutcome.SUCCESS;
            case REFUSED -> AuditOutcome.DENIED;
            case AWAY, THROTTLED, WRONG -> AuditOutcome.FAILURE;
        };
    }

    private static KmsUse use(OperatorKeyCall call) {
        return new KmsUse(
                call.key().toString(),
                lower(call.context().purpose()),
                call.context().keyId(),
                call.context().version(),
                call.requestId(),
                call.took());
    }
}
