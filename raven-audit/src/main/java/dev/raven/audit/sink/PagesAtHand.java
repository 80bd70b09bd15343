package dev.raven.audit.sink;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.id.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of so many logs a page of the storage: in the files the events of all alternate. */
final class PagesAtHand {
    private static final int LOGS = 64;

    private final AuditStore store;
    private final Map<TenantId, StoredPages> pages = new LinkedHashMap<>(16, 0.75f, true);

    PagesAtHand(AuditStore store) {
        this.store = store;
    }

    StoredPages of(TenantId log) {
        StoredPages found = pages.computeIfAbsent(log, away -> new StoredPages(log, store));
        if (pages.size() > LOGS) {
            pages.remove(pages.keySet().iterator().next());
        }
        return found;
    }
}
