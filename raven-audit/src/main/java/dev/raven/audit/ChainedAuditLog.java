package dev.raven.audit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Logs of events without gaps, one a tenant and one for Raven itself, each event carrying the hash of the one before. */
@ApplicationScoped
class ChainedAuditLog implements AuditLog {
    private static final int MOST_WRITERS = 10_000;

    private final Ids ids;
    private final Clock clock;
    private final LoadingCache<TenantId, LogWriter> writers;

    @Inject
    ChainedAuditLog(AuditStore store, Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
        this.writers = Caffeine.newBuilder()
                .maximumSize(MOST_WRITERS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(log -> new LogWriter(log, store, clock));
    }

    @Override
    public EventId record(AuditEntry entry) {
        PendingEvent event = new PendingEvent(ids.event(), entry, clock.instant(), new CompletableFuture<>());
        writers.get(entry.log()).write(event);
        return event.id();
    }
}
