package dev.raven.core.key;

import dev.raven.core.envelope.SealKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The versions of one key: the active one unwrapped, the others when they are first asked for, so that an old one that
 * cannot be opened harms nobody who does not need it. Wiped when closed.
 */
final class OpenKeys implements AutoCloseable {
    private final Map<Integer, WrappedKey> versions;
    private final Function<WrappedKey, SealKey> open;
    private final Map<Integer, SealKey> opened = new ConcurrentHashMap<>();
    private final int active;
    private final AtomicLong uses = new AtomicLong();
    private boolean closed;

    private OpenKeys(Map<Integer, WrappedKey> versions, int active, Function<WrappedKey, SealKey> open) {
        this.versions = versions;
        this.active = active;
        this.open = open;
    }

    /** @throws NoKeyException when no version is active: it was never made, was destroyed, or is suspended */
    static OpenKeys of(List<WrappedKey> wrapped, Function<WrappedKey, SealKey> open) {
        WrappedKey active = wrapped.stream()
                .filter(version -> version.state() == KeyState.ACTIVE)
                .findFirst()
                .orElseThrow(NoKeyException::new);
        Map<Integer, WrappedKey> usable = wrapped.stream()
                .filter(version -> version.state().opens())
                .collect(Collectors.toUnmodifiableMap(WrappedKey::version, version -> version));
        OpenKeys keys = new OpenKeys(usable, active.version(), open);
        keys.opened(active);
        return keys;
    }

    /** The key that seals from now on. */
    SealKey active() {
        return version(active).orElseThrow(IllegalStateException::new);
    }

    /** Empty when no such version opens here. */
    Optional<SealKey> version(int version) {
        uses.incrementAndGet();
        return Optional.ofNullable(opened.get(version))
                .or(() -> Optional.ofNullable(versions.get(version)).flatMap(this::opened));
    }

    private synchronized Optional<SealKey> opened(WrappedKey version) {
        return closed
                ? Optional.empty()
                : Optional.of(opened.computeIfAbsent(version.version(), number -> open.apply(version)));
    }

    /** Whether a version of it was wrapped by that operator key. */
    boolean isUnder(OperatorKey key) {
        return versions.values().stream().anyMatch(version -> version.under().equals(key.toString()));
    }

    /** How often one of its versions was handed out. */
    long uses() {
        return uses.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened.values().forEach(key -> key.material().close());
    }
}
