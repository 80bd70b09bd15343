package dev.raven.core.auditor;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What an auditor reads: of a tenant its own log, as the operator the platform's. */
@Singleton
public class AuditService {
    private final AuditSearch search;
    private final AuditStore store;

    @Inject
    AuditService(AuditSearch search, AuditStore store) {
        this.search = search;
        this.store = store;
    }

    /** Events, newest first. */
    @Audited(value = "audit.read", category = AuditCategory.DATA)
    public AuditPage list(Caller caller, AuditQuery query) {
        return search.find(log(caller), query);
    }

    /**
     * One event.
     *
     * @throws NotFoundException where the caller's log has no such event, or its body was dropped
     */
    @Audited(value = "audit.read", category = AuditCategory.DATA)
    public AuditEvent find(Caller caller, @Recorded Optional<EventId> event) {
        return find(store, log(caller), event);
    }

    /** An event whose id was made up takes the same work as one that stands in another log. */
    static AuditEvent find(AuditStore store, TenantId log, Optional<EventId> event) {
        return event.flatMap(id -> id.sequence().stream().boxed().findFirst())
                .flatMap(sequence -> store.read(log, Math.max(0, sequence), 1).stream()
                        .map(AuditEvent::of)
                        .findFirst())
                .filter(found -> found.id().equals(event))
                .orElseThrow(() -> new NotFoundException("There is no such event."));
    }

    /** Whose log a caller reads. */
    static TenantId log(Caller caller) {
        return caller.tenant().orElse(TenantId.PLATFORM);
    }
}
