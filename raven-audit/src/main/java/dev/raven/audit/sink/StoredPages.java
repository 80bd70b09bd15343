package dev.raven.audit.sink;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the storage holds in the place of copied events that come more or less in order, read many at a time. */
final class StoredPages {
    private static final int PAGE = 256;

    private final TenantId log;
    private final AuditStore store;
    private List<StoredAuditEvent> page = List.of();
    private long from = 1;

    StoredPages(TenantId log, AuditStore store) {
        this.log = log;
        this.store = store;
    }

    /** Empty where it was pruned, or never was. */
    Optional<StoredAuditEvent> at(long sequence) {
        if (sequence < from || page.isEmpty() || page.get(page.size() - 1).sequence() < sequence) {
            from = sequence;
            page = store.read(log, sequence, PAGE);
        }
        return page.stream().filter(event -> event.sequence() == sequence).findFirst();
    }

    /** Whether the storage has that very event. */
    boolean hold(StoredAuditEvent copied) {
        return at(copied.sequence())
                .filter(stored -> Arrays.equals(stored.body(), copied.body()))
                .isPresent();
    }
}
