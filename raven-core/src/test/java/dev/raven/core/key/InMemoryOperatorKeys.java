package dev.raven.core.key;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in services that live as long as their test, one made for each id that is asked for. */
public final class InMemoryOperatorKeys implements OperatorKeys {
    /** The key that wraps where a test says nothing else. */
    public static final OperatorKey FIRST = new OperatorKey(KeyProvider.VAULT, "first");

    private final Map<OperatorKey, InMemoryKeyManagement> services = new ConcurrentHashMap<>();
    private volatile OperatorKey current = FIRST;

    /** Makes another key the one that wraps from now on. */
    public void use(OperatorKey key) {
        current = key;
    }

    /** The service of a key. */
    public InMemoryKeyManagement service(OperatorKey key) {
        return services.computeIfAbsent(key, named -> new InMemoryKeyManagement());
    }

    @Override
    public OperatorKey current() {
        return current;
    }

    @Override
    public OperatorKey named(String id) {
        return OperatorKey.parse(id).orElseGet(() -> new OperatorKey(KeyProvider.VAULT, id));
    }

    @Override
    public KeyManagement open(OperatorKey key) {
        return service(key);
    }
}
