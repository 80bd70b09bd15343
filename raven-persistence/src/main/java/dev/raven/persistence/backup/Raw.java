package dev.raven.persistence.backup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds a field in a hash that is a flat list of names and values. */
final class Raw {
    private Raw() {}

    static Optional<String> field(List<byte[]> flat, String name) {
        for (int i = 0; i < flat.size(); i += 2) {
            if (text(flat.get(i)).equals(name)) {
                return Optional.of(text(flat.get(i + 1)));
            }
        }
        return Optional.empty();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
