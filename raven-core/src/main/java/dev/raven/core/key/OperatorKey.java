package dev.raven.core.key;

import java.util.Arrays;
import java.util.Optional;

/**
 * Names a key that wraps tenant keys and never leaves its service: the operator's own, or one that a tenant brings.
 *
 * @param id as the service names it: 1–512 visible ASCII characters; empty where there is one alone
 */
public record OperatorKey(KeyProvider provider, String id) {
    /** The key that everybody knows. */
    public static final OperatorKey NONE = new OperatorKey(KeyProvider.NONE, "");

    /** The key of this machine. */
    public static final OperatorKey LOCAL = new OperatorKey(KeyProvider.LOCAL, "");

    public OperatorKey {
        if (!isId(provider, id)) {
            throw new IllegalArgumentException("not the id of a key");
        }
    }

    /** The key that {@link #toString} named; empty for a text that names none. */
    public static Optional<OperatorKey> parse(String text) {
        String[] parts = text.split(":", 2);
        String id = parts.length == 2 ? parts[1] : "";
        return Arrays.stream(KeyProvider.values())
                .filter(provider -> provider.wireName().equals(parts[0]) && isId(provider, id))
                .map(provider -> new OperatorKey(provider, id))
                .filter(key -> key.toString().equals(text))
                .findFirst();
    }

    private static boolean isId(KeyProvider provider, String id) {
        return id.matches("[!-~]{0,512}") && id.isEmpty() == provider.nameless();
    }

    /** {@code none} or {@code local}, or the provider and the id, such as {@code vault:transit/raven}. */
    @Override
    public String toString() {
        return provider.nameless() ? provider.wireName() : provider.wireName() + ":" + id;
    }
}
