package dev.raven.audit;

import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.AuditPolicy;
import dev.raven.core.audit.Audited;
import dev.raven.core.id.EventId;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Records calls of audited methods. An administrative action is recorded before it is done and again after: what cannot
 * be recorded is not done, and an intent without an outcome tells that something went wrong in between.
 */
@Audited("")
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class AuditInterceptor {
    private static final Logger LOG = System.getLogger(AuditInterceptor.class.getName());

    private final AuditLog log;
    private final AuditPolicy policy;

    @Inject
    AuditInterceptor(AuditLog log, AuditPolicy policy) {
        this.log = log;
        this.policy = policy;
    }

    @AroundInvoke
    Object record(InvocationContext invocation) throws Exception {
        AuditedCall call = AuditedCall.of(invocation);
        if (!isRecorded(call)) {
            return invocation.proceed();
        }
        if (call.category() != AuditCategory.DATA_READ) {
            log.requireRoom(call.log()); // an intent that only Redis has would tell of something that never began
        }
        if (call.category() == AuditCategory.ADMINISTRATIVE && !call.duringAlarm()) {
            log.requireTrust();
        }
        Optional<EventId> intent = call.category() == AuditCategory.ADMINISTRATIVE
                ? Optional.of(log.record(call.intent()))
                : Optional.empty();
        return proceed(invocation, call, intent);
    }

    private Object proceed(InvocationContext invocation, AuditedCall call, Optional<EventId> intent) throws Exception {
        Object result;
        try {
            result = invocation.proceed();
        } catch (Exception | Error failure) {
            recordFailure(call, intent, failure);
            throw failure;
        }
        AuditEntry success = call.outcome(intent, AuditOutcome.SUCCESS, Optional.empty(), Optional.ofNullable(result));
        if (call.behind()) {
            log.recordBehind(success);
        } else {
            log.record(success);
        }
        return result;
    }

    /** Where that cannot be recorded, the caller is told so; what went wrong first is not lost over it. */
    private void recordFailure(AuditedCall call, Optional<EventId> intent, Throwable failure) {
        try {
            log.record(call.outcome(intent, outcome(failure), Optional.of(reason(failure)), Optional.empty()));
        } catch (UnavailableException unrecorded) {
            unrecorded.addSuppressed(failure);
            LOG.log( // names alone, as its message may hold what people said
                    Level.ERROR,
                    call.action() + " failed, which could not be recorded: " + reason(failure) + ", "
                            + failure.getClass().getName());
            throw unrecorded;
        }
    }

    private boolean isRecorded(AuditedCall call) {
        return call.category() != AuditCategory.DATA_READ
                || call.caller().tenant().filter(policy::recordsReads).isPresent();
    }

    private static AuditOutcome outcome(Throwable failure) {
        boolean denied = failure instanceof ForbiddenException || failure instanceof UnauthenticatedException;
        return denied ? AuditOutcome.DENIED : AuditOutcome.FAILURE;
    }

    private static String reason(Throwable failure) {
        return failure instanceof RavenException refusal ? refusal.code().wireName() : "internal_error";
    }
}
