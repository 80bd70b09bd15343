package dev.raven.core.key;

import dev.raven.core.envelope.SealKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The unwrapped versions of one key; wiped when closed. */
final class OpenKeys implements AutoCloseable {
    private final Map<Integer, SealKey> versions;
    private final int active;
    private final Set<String> under;
    private final AtomicLong uses = new AtomicLong();

    private OpenKeys(Map<Integer, SealKey> versions, int active, Set<String> under) {
        this.versions = versions;
        this.active = active;
        this.under = under;
    }

    /** @throws NoKeyException when no version is active: it was never made, was destroyed, or is suspended */
    static OpenKeys of(List<WrappedKey> wrapped, Function<WrappedKey, SealKey> open) {
        int active = wrapped.stream()
                .filter(version -> version.state() == KeyState.ACTIVE)
                .mapToInt(WrappedKey::version)
                .findFirst()
                .orElseThrow(NoKeyException::new);
        List<WrappedKey> usable =
                wrapped.stream().filter(version -> version.state().opens()).toList();
        return new OpenKeys(
                usable.stream().collect(Collectors.toUnmodifiableMap(WrappedKey::version, open)),
                active,
                usable.stream().map(WrappedKey::under).collect(Collectors.toUnmodifiableSet()));
    }

    /** The key that seals from now on. */
    SealKey active() {
        return version(active).orElseThrow(IllegalStateException::new);
    }

    /** Empty when no such version is open here. */
    Optional<SealKey> version(int version) {
        uses.incrementAndGet();
        return Optional.ofNullable(versions.get(version));
    }

    /** Whether a version of it was wrapped by that operator key. */
    boolean isUnder(OperatorKey key) {
        return under.contains(key.toString());
    }

    /** How often one of its versions was handed out. */
    long uses() {
        return uses.get();
    }

    @Override
    public void close() {
        versions.values().forEach(key -> key.material().close());
    }
}
