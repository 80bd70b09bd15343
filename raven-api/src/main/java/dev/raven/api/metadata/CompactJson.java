package dev.raven.api.metadata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long a value is as JSON without white space. */
final class CompactJson {
    private CompactJson() {}

    /** Bytes in UTF-8. */
    static long bytes(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> 2 + Math.max(0, map.size() - 1) + entries(map);
            case List<?> list ->
                2
                        + Math.max(0, list.size() - 1)
                        + list.stream().mapToLong(CompactJson::bytes).sum();
            case String text -> text(text);
            case null -> 4;
            default -> value.toString().length();
        };
    }

    private static long entries(Map<?, ?> map) {
        return map.entrySet().stream()
                .mapToLong(entry -> text(String.valueOf(entry.getKey())) + 1 + bytes(entry.getValue()))
                .sum();
    }

    /** Quotes, the text, and what its escapes add. */
    private static long text(String text) {
        long escapes = text.chars().mapToLong(CompactJson::added).sum();
        return 2 + text.getBytes(StandardCharsets.UTF_8).length + escapes;
    }

    private static long added(int character) {
        return switch (character) {
            case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 1;
            default -> character < ' ' ? 5 : 0;
        };
    }
}
