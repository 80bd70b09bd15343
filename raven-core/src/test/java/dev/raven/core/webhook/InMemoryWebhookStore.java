package dev.raven.core.webhook;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Messages in memory. */
public final class InMemoryWebhookStore implements WebhookStore {
    private final Map<DeliveryId, StoredDelivery> kept = new LinkedHashMap<>();
    private final Map<TenantId, Turn> turns = new HashMap<>();
    private final Map<TenantId, Instant> taken = new HashMap<>();
    private final Map<TenantId, Instant> slow = new HashMap<>();

    private record Turn(WebhookPace pace, Instant at) {
        /** The earlier of two at the same pace; else this. */
        Turn or(Turn before) {
            return pace == before.pace && before.at.isBefore(at) ? before : this;
        }
    }

    @Override
    public synchronized boolean add(TenantId tenant, StoredDelivery delivery) {
        if (kept.containsKey(delivery.id())) {
            return true;
        }
        if (waiting(tenant).count() >= MOST_WAITING) {
            return false;
        }
        kept.put(delivery.id(), delivery);
        wake(tenant, delivery.due());
        return true;
    }

    private void wake(TenantId tenant, Instant now) {
        if (!taken.getOrDefault(tenant, Instant.MIN).isAfter(now)) {
            turns.merge(tenant, new Turn(pace(tenant, now), now), (before, turn) -> turn.or(before));
        }
    }

    private WebhookPace pace(TenantId tenant, Instant now) {
        return slow.getOrDefault(tenant, Instant.MIN).isAfter(now) ? WebhookPace.SLOW : WebhookPace.QUICK;
    }

    @Override
    public synchronized void markSlow(TenantId tenant, Instant now, Instant until) {
        slow.values().removeIf(end -> !end.isAfter(now));
        slow.put(tenant, until);
    }

    @Override
    public synchronized Optional<StoredDelivery> take(WebhookPace pace, Instant now, Instant until) {
        Optional<StoredDelivery> next = turns.entrySet().stream()
                .filter(turn ->
                        turn.getValue().pace() == pace && !turn.getValue().at().isAfter(now))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(Turn::at)))
                .flatMap(turn -> waiting(turn.getKey()).limit(1))
                .filter(delivery -> !delivery.due().isAfter(now))
                .findFirst()
                .map(delivery -> delivery.taken(until));
        next.ifPresent(delivery -> {
            kept.put(delivery.id(), delivery);
            turns.put(delivery.tenant(), new Turn(pace, until));
            taken.put(delivery.tenant(), until);
        });
        return next;
    }

    @Override
    public synchronized boolean save(TenantId tenant, StoredDelivery delivery, Instant now) {
        boolean held = holds(tenant, delivery);
        if (held) {
            Sealed body = kept.get(delivery.id()).body();
            kept.put(delivery.id(), delivery.sealed(body));
            settled(tenant, now);
            givenUp(tenant).skip(MOST_GIVEN_UP).toList().forEach(oldest -> kept.remove(oldest.id()));
        }
        return held;
    }

    @Override
    public synchronized boolean remove(TenantId tenant, StoredDelivery delivery, Instant now) {
        boolean held = holds(tenant, delivery);
        if (held) {
            kept.remove(delivery.id());
            settled(tenant, now);
        }
        return held;
    }

    @Override
    public synchronized void removeAll(TenantId tenant) {
        kept.values().removeIf(delivery -> delivery.tenant().equals(tenant));
        turns.remove(tenant);
        taken.remove(tenant);
        slow.remove(tenant);
    }

    private boolean holds(TenantId tenant, StoredDelivery delivery) {
        return find(tenant, delivery.id())
                .filter(now -> now.fence() == delivery.fence())
                .isPresent();
    }

    private void settled(TenantId tenant, Instant now) {
        taken.remove(tenant);
        turns.remove(tenant);
        waiting(tenant)
                .findFirst()
                .ifPresent(next ->
                        turns.put(tenant, new Turn(pace(tenant, now), next.due().isAfter(now) ? next.due() : now)));
    }

    @Override
    public synchronized Optional<StoredDelivery> find(TenantId tenant, DeliveryId id) {
        return Optional.ofNullable(kept.get(id)).filter(found -> found.tenant().equals(tenant));
    }

    @Override
    public synchronized List<DeliveryId> ids(TenantId tenant) {
        return Stream.concat(givenUp(tenant), waiting(tenant))
                .map(StoredDelivery::id)
                .toList();
    }

    @Override
    public synchronized List<StoredDelivery> load(TenantId tenant, List<DeliveryId> ids) {
        return ids.stream()
                .map(id -> find(tenant, id))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public synchronized boolean revive(TenantId tenant, DeliveryId id, Instant now) {
        Optional<StoredDelivery> found = find(tenant, id);
        found.ifPresent(delivery -> {
            kept.put(id, delivery.anew(now));
            wake(tenant, now);
        });
        return found.isPresent();
    }

    @Override
    public synchronized boolean replaceBody(TenantId tenant, StoredDelivery expected, Sealed again) {
        Optional<StoredDelivery> held =
                find(tenant, expected.id()).filter(now -> now.body().equals(expected.body()));
        held.ifPresent(delivery -> kept.put(delivery.id(), delivery.sealed(again)));
        return held.isPresent();
    }

    private Stream<StoredDelivery> waiting(TenantId tenant) {
        return in(DeliveryState.WAITING, tenant).sorted(order(StoredDelivery::due));
    }

    private Stream<StoredDelivery> givenUp(TenantId tenant) {
        return in(DeliveryState.GIVEN_UP, tenant)
                .sorted(order(StoredDelivery::due).reversed());
    }

    /** As a sorted set orders: by time to the millisecond, then by name. */
    private static Comparator<StoredDelivery> order(Function<StoredDelivery, Instant> by) {
        return Comparator.comparing(
                        (StoredDelivery delivery) -> by.apply(delivery).toEpochMilli())
                .thenComparing(delivery -> delivery.id().value());
    }

    private Stream<StoredDelivery> in(DeliveryState state, TenantId tenant) {
        return kept.values().stream().filter(each -> each.tenant().equals(tenant) && each.state() == state);
    }
}
