package dev.raven.audit.checkpoint;

import dev.raven.core.audit.SequencerStore;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Collects which logs this node has moved, and tells so, many at once: no append waits for it. */
@Singleton
public class LogNews {
    private final SequencerStore store;
    private final Map<TenantId, Long> moved = new ConcurrentHashMap<>();

    @Inject
    public LogNews(SequencerStore store) {
        this.store = store;
    }

    /** @param sequence of the newest event, as far as this node knows */
    public void moved(TenantId log, long sequence) {
        moved.merge(log, sequence, Math::max);
    }

    /** @throws dev.raven.api.problem.UnavailableException when the storage is away; what is to be told waits */
    void flush() {
        Map<TenantId, Long> news = Map.copyOf(moved);
        store.tell(news);
        news.forEach(moved::remove);
    }
}
