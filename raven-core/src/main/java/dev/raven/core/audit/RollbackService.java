package dev.raven.core.audit;

import dev.raven.api.audit.AcceptRollbackRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator's way out of the alarm that a log went back in time. */
@Singleton
public class RollbackService {
    private final RollbackAlarm alarm;
    private final AuditLog log;

    @Inject
    RollbackService(RollbackAlarm alarm, AuditLog log) {
        this.alarm = alarm;
        this.log = log;
    }

    /**
     * Accepts what was lost. Each log that went back says so first of all: how far it had come, where it goes on, and why
     * that is taken.
     *
     * @return what was accepted; empty when there is no alarm: then the platform's log says that somebody asked
     */
    @NotAudited("records itself, in every log that it accepts: an administrative call would be refused by the alarm")
    public List<Rollback> accept(Caller caller, AcceptRollbackRequest request) {
        List<Rollback> raised = alarm.raised();
        if (raised.isEmpty()) {
            log.record(entry(TenantId.PLATFORM, caller).telling(Map.of("justification", request.reason())));
        }
        raised.forEach(
                rollback -> log.record(entry(rollback.log(), caller).telling(details(rollback, request.reason()))));
        alarm.accept(raised);
        return raised;
    }

    private static AuditEntry entry(TenantId of, Caller caller) {
        return new AuditEntry(
                of,
                caller,
                "audit.accept_rollback",
                AuditCategory.ADMINISTRATIVE,
                Optional.empty(),
                Optional.of(AuditOutcome.SUCCESS),
                Optional.empty(),
                Optional.of(of),
                Optional.empty());
    }

    private static Map<String, Object> details(Rollback rollback, String reason) {
        return Map.of(
                "from_sequence", rollback.copied().sequence(),
                "from_hash", rollback.copied().hash(),
                "to_sequence", rollback.stored().sequence(),
                "to_hash", rollback.stored().hash(),
                "justification", reason);
    }
}
