package dev.raven.audit.sink;

import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The copies of the logs, as whoever writes the logs sees them. */
public interface EventCopies {

    /**
     * Hands over events that Redis has, those of one log in their order.
     *
     * @return completed when every copy has them; exceptionally when one fails before
     */
    CompletableFuture<Void> take(TenantId log, List<StoredAuditEvent> events);

    /**
     * Refuses where a copy fails, hangs or has no room.
     *
     * @throws dev.raven.api.problem.UnavailableException with code {@code audit_unavailable}
     */
    void requireHealth();

    /**
     * Refuses where a log went back in time and nobody accepted it.
     *
     * @throws dev.raven.api.problem.UnavailableException with code {@code audit_unavailable}
     */
    void requireTrust();
}
