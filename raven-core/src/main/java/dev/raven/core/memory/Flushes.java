package dev.raven.core.memory;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Consolidates while somebody waits. That computes vectors and may take its whole 20 s, so few may do it at once: the other
 * places of the server are for those who are served in milliseconds.
 */
@Singleton
class Flushes {
    /** Of a tenant at once: as many as there are processors to compute vectors, within bounds. */
    static final int OF_A_TENANT = Math.clamp(Runtime.getRuntime().availableProcessors(), 4, 16);
    /** Of all tenants at once; a request that gets no place is told so at once. */
    static final int OF_ALL = 64;

    private final Consolidator consolidator;
    private final Map<TenantId, Integer> running = new HashMap<>();

    @Inject
    Flushes(Consolidator consolidator) {
        this.consolidator = consolidator;
    }

    /**
     * Consolidates what waits now, of one conversation or of all.
     *
     * @throws UnavailableException with code {@code overloaded} when too many do so already, {@code timed_out} when the time was
     *     not enough; what was consolidated stays
     */
    Flushed flush(TenantId tenant, UserId user, Optional<ConversationId> conversation) {
        return inAPlace(tenant, () -> consolidator.consolidate(tenant, user, conversation));
    }

    <T> T inAPlace(TenantId tenant, Supplier<T> work) {
        enter(tenant);
        try {
            return work.get();
        } finally {
            leave(tenant);
        }
    }

    private void enter(TenantId tenant) {
        synchronized (running) {
            int ofThis = running.getOrDefault(tenant, 0);
            int ofAll = running.values().stream().mapToInt(Integer::intValue).sum();
            if (ofThis >= OF_A_TENANT || ofAll >= OF_ALL) {
                throw UnavailableException.overloaded();
            }
            running.put(tenant, ofThis + 1);
        }
    }

    private void leave(TenantId tenant) {
        synchronized (running) {
            running.computeIfPresent(tenant, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
