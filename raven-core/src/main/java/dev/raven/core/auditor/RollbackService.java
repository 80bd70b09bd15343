package dev.raven.core.auditor;

import dev.raven.api.audit.AcceptRollbackRequest;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.Rollback;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
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
     * Accepts what was lost. Each log that went back says first that it will be, how far it had come, where it goes on, which
     * events are lost, and why that is taken; and then what came of it.
     *
     * @return what was accepted; empty when there is no alarm: then the platform's log says that somebody asked
     * @throws UnavailableException when the copies or the storage cannot be reached: the alarm stays
     * @throws dev.raven.api.problem.InvalidRequestException where the reason holds personal data
     */
    @NotAudited("records itself, in every log that it accepts: an administrative call would be recorded in one")
    public List<Rollback> accept(Caller caller, AcceptRollbackRequest request) {
        LogText.check("reason", request.reason());
        List<Rollback> raised = alarm.raised();
        if (raised.isEmpty()) {
            AuditEntry asked = entry(TenantId.PLATFORM, caller, Optional.empty(), Optional.of(AuditOutcome.SUCCESS));
            log.record(asked.telling(Map.of("justification", request.reason())));
            return raised;
        }
        List<EventId> intents = raised.stream()
                .map(one -> log.record(entry(one.log(), caller, Optional.empty(), Optional.empty())
                        .telling(details(one, request.reason()))))
                .toList();
        try {
            alarm.accept(raised);
        } catch (UnavailableException failed) {
            record(raised, intents, caller, AuditOutcome.FAILURE);
            throw failed;
        }
        record(raised, intents, caller, AuditOutcome.SUCCESS);
        return raised;
    }

    private void record(List<Rollback> raised, List<EventId> intents, Caller caller, AuditOutcome outcome) {
        for (int i = 0; i < intents.size(); i++) {
            log.record(entry(raised.get(i).log(), caller, Optional.of(intents.get(i)), Optional.of(outcome)));
        }
    }

    private static AuditEntry entry(
            TenantId of, Caller caller, Optional<EventId> intent, Optional<AuditOutcome> outcome) {
        return new AuditEntry(
                of,
                caller,
                "audit.accept_rollback",
                AuditCategory.ADMINISTRATIVE,
                intent,
                outcome,
                outcome.filter(AuditOutcome.FAILURE::equals).map(failed -> ProblemCode.AUDIT_UNAVAILABLE.wireName()),
                Optional.of(of),
                Optional.empty());
    }

    private static Map<String, Object> details(Rollback rollback, String reason) {
        return Map.of(
                "from_sequence", rollback.copied().sequence(),
                "from_hash", rollback.copied().hash(),
                "to_sequence", rollback.stored().sequence(),
                "to_hash", rollback.stored().hash(),
                "lost_from_sequence", rollback.lostFrom(),
                "justification", reason);
    }
}
