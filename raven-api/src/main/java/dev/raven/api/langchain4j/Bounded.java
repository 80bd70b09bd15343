package dev.raven.api.langchain4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of the conversations used last, which a program that runs for years must not pile up. */
final class Bounded<K, V> {
    private static final int MOST = 10_000;

    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };

    /** Others do not wait while it is made; where two make it, the first stays. */
    V computeIfAbsent(K key, Function<K, V> made) {
        V known = get(key);
        if (known != null) {
            return known;
        }
        V fresh = made.apply(key);
        synchronized (entries) {
            V first = entries.putIfAbsent(key, fresh);
            return first == null ? fresh : first;
        }
    }

    private @Nullable V get(K key) {
        synchronized (entries) {
            return entries.get(key);
        }
    }

    void remove(K key) {
        synchronized (entries) {
            entries.remove(key);
        }
    }
}
