package dev.raven.core.auditor;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets reviewers sign off what they looked through: as an event of the log itself. */
@Singleton
public class AuditReviewService {
    private static final String ACTION = "audit.review";

    private final AuditStore store;
    private final AuditSearch search;
    private final AuditLog log;

    @Inject
    AuditReviewService(AuditStore store, AuditSearch search, AuditLog log) {
        this.store = store;
        this.search = search;
        this.log = log;
    }

    /**
     * Signs off a part of the caller's log.
     *
     * @throws InvalidRequestException where the log has no such part, or the note holds personal data
     */
    @NotAudited("records itself: its answer is the event")
    public AuditEvent review(Caller caller, AuditReview review) {
        TenantId name = AuditService.log(caller);
        LogText.check("note", review.note());
        if (review.span().isEmpty()) {
            throw InvalidRequestException.of("to_sequence", "must not be before from_sequence.");
        }
        if (review.span().last() > store.head(name).sequence()) {
            throw InvalidRequestException.of("to_sequence", "must be that of an event in the log.");
        }
        EventId intent = log.record(entry(caller, review, Optional.empty(), Optional.empty()));
        EventId event = log.record(entry(caller, review, Optional.of(intent), Optional.of(AuditOutcome.SUCCESS)));
        return AuditService.find(store, name, Optional.of(event));
    }

    /** Reviews, newest first; those whose bodies were dropped are not among them. */
    @Audited(value = "audit.read", category = AuditCategory.DATA)
    public AuditPage list(Caller caller, long before, int limit) {
        return search.find(
                AuditService.log(caller), new AuditQuery(AuditCriteria.successes(ACTION), false, before, limit));
    }

    private static AuditEntry entry(
            Caller caller, AuditReview review, Optional<EventId> intent, Optional<AuditOutcome> outcome) {
        return new AuditEntry(
                        AuditService.log(caller),
                        caller,
                        ACTION,
                        AuditCategory.ADMINISTRATIVE,
                        intent,
                        outcome,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .telling(review.details());
    }
}
