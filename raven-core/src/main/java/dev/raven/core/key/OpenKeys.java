package dev.raven.core.key;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.SealKey;
import java.util.List;

/** The unwrapped versions of one key; wiped when closed. */
final class OpenKeys implements AutoCloseable {
    private final List<SealKey> versions;

    /** @param versions oldest first; the last is the active one */
    OpenKeys(List<SealKey> versions) {
        this.versions = List.copyOf(versions);
    }

    /** The key that seals from now on. */
    SealKey active() {
        return versions.get(versions.size() - 1);
    }

    /** @throws IntegrityException when there is no such version: the record is not of this key */
    SealKey version(int version) {
        return versions.stream()
                .filter(key -> key.version() == version)
                .findFirst()
                .orElseThrow(IntegrityException::new);
    }

    @Override
    public void close() {
        versions.forEach(key -> key.material().close());
    }
}
