package dev.raven.audit;

import dev.raven.audit.sink.EventCopies;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Copies in no place at all: done as soon as they are asked for. */
final class NoCopies implements EventCopies {

    @Override
    public CompletableFuture<Void> take(TenantId log, List<StoredAuditEvent> events) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void requireHealth() {}

    @Override
    public void requireTrust() {}
}
