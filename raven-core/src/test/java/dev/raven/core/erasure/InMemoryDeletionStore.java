package dev.raven.core.erasure;

import dev.raven.core.id.Id;
import dev.raven.core.id.ReceiptId;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger in memory. */
public final class InMemoryDeletionStore implements DeletionStore {
    private final Map<TenantId, List<Deletion>> ledgers = new HashMap<>();
    private final Map<TenantId, Map<ReceiptId, Receipt>> receipts = new HashMap<>();
    private final Map<TenantId, Map<ReceiptId, Long>> events = new HashMap<>();

    @Override
    public synchronized Deletion append(TenantId tenant, Deletion deletion) {
        return find(tenant, deletion.what().subject()).orElseGet(() -> {
            of(tenant).add(deletion);
            return deletion;
        });
    }

    @Override
    public synchronized Optional<Deletion> find(TenantId tenant, Id subject) {
        return of(tenant).stream()
                .filter(deletion -> deletion.what().subject().equals(subject))
                .findFirst();
    }

    @Override
    public synchronized long recorded(TenantId tenant, ReceiptId id, long sequence) {
        Long before = eventsOf(tenant).putIfAbsent(id, sequence);
        return before == null ? sequence : before;
    }

    @Override
    public synchronized Optional<Long> recordedAs(TenantId tenant, ReceiptId id) {
        return Optional.ofNullable(eventsOf(tenant).get(id));
    }

    @Override
    public synchronized Receipt complete(TenantId tenant, Receipt receipt) {
        Receipt before = receiptsOf(tenant).putIfAbsent(receipt.id(), receipt);
        return before == null ? receipt : before;
    }

    @Override
    public synchronized Optional<Receipt> receipt(TenantId tenant, ReceiptId id) {
        return Optional.ofNullable(receiptsOf(tenant).get(id));
    }

    @Override
    public synchronized Slice<Deletion> after(TenantId tenant, long after, int limit) {
        List<Deletion> found = of(tenant).stream().skip(after).limit(limit).toList();
        return new Slice<>(found, after + found.size());
    }

    /** As of a tenant that goes. */
    synchronized void forget(TenantId tenant) {
        ledgers.remove(tenant);
        receipts.remove(tenant);
        events.remove(tenant);
    }

    private Map<ReceiptId, Long> eventsOf(TenantId tenant) {
        return events.computeIfAbsent(tenant, none -> new HashMap<>());
    }

    private List<Deletion> of(TenantId tenant) {
        return ledgers.computeIfAbsent(tenant, none -> new ArrayList<>());
    }

    private Map<ReceiptId, Receipt> receiptsOf(TenantId tenant) {
        return receipts.computeIfAbsent(tenant, none -> new HashMap<>());
    }
}
