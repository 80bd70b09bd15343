package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Wrapped keys in a map. */
public final class InMemoryKeyStore implements KeyStore {
    private final Map<KeyName, TreeMap<Integer, WrappedKey>> keys = new HashMap<>();
    private final Map<KeyName, Map<Integer, Long>> uses = new HashMap<>();
    private final Map<TenantId, OperatorKey> brought = new HashMap<>();

    @Override
    public synchronized List<WrappedKey> create(KeyName name, WrappedKey first) {
        keys.computeIfAbsent(name, none -> new TreeMap<>(Map.of(first.version(), first)));
        return find(name);
    }

    @Override
    public synchronized List<WrappedKey> find(KeyName name) {
        return List.copyOf(versions(name).values());
    }

    @Override
    public synchronized boolean add(KeyName name, WrappedKey next) {
        return !versions(name).isEmpty() && versions(name).putIfAbsent(next.version(), next) == null;
    }

    @Override
    public synchronized boolean activate(KeyName name, int version, KeyState after, Instant at) {
        WrappedKey pending = versions(name).get(version);
        if (pending == null || pending.state() != KeyState.PENDING) {
            return false;
        }
        versions(name).replaceAll((number, key) -> key.state() == KeyState.ACTIVE ? key.in(after, at) : key);
        versions(name).put(version, pending.in(KeyState.ACTIVE, at));
        return true;
    }

    @Override
    public synchronized boolean replace(KeyName name, WrappedKey expected, WrappedKey changed) {
        return versions(name).replace(expected.version(), expected, changed);
    }

    @Override
    public synchronized long reserve(KeyName name, int version, long more) {
        return versions(name).containsKey(version)
                ? uses.computeIfAbsent(name, none -> new TreeMap<>()).merge(version, more, Long::sum)
                : 0;
    }

    @Override
    public synchronized Map<Integer, Long> uses(KeyName name) {
        return Map.copyOf(uses.getOrDefault(name, Map.of()));
    }

    @Override
    public synchronized void destroy(TenantId tenant) {
        keys.keySet()
                .removeIf(name ->
                        name instanceof KeyName.OfTenant of && of.tenant().equals(tenant));
        brought.remove(tenant);
    }

    @Override
    public synchronized void destroy(TenantId tenant, UserId subject) {
        keys.remove(new KeyName.OfSubject(tenant, subject));
    }

    /** It has no files. */
    @Override
    public Optional<String> dropTraces(Optional<String> begun) {
        return Optional.empty();
    }

    @Override
    public synchronized Optional<OperatorKey> brought(TenantId tenant) {
        return Optional.ofNullable(brought.get(tenant));
    }

    @Override
    public synchronized void bring(TenantId tenant, Optional<OperatorKey> key) {
        key.ifPresentOrElse(known -> brought.put(tenant, known), () -> brought.remove(tenant));
    }

    private TreeMap<Integer, WrappedKey> versions(KeyName name) {
        return keys.getOrDefault(name, new TreeMap<>());
    }
}
