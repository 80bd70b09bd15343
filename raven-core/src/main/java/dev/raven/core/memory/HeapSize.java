package dev.raven.core.memory;

import dev.raven.core.fact.Claim;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes of the heap values take that clients send: what bounds a cache must not be had for less than it
 * takes. For a 64-bit JVM with compressed pointers, rounded up.
 */
final class HeapSize {
    private static final int A_TEXT = 48;
    private static final int A_NUMBER = 40;
    private static final int A_MAP = 80;
    private static final int AN_ENTRY = 56;
    private static final int A_LIST = 56;
    private static final int AN_ELEMENT = 8;
    private static final int A_CLAIM = 1_300;

    private HeapSize() {}

    /** The JVM keeps a text in one byte a character where all are Latin-1, in two otherwise. */
    static long of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 255) {
                return 2L * text.length();
            }
        }
        return text.length();
    }

    /** Of a JSON value. */
    static long ofJson(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                A_MAP
                        + map.entrySet().stream()
                                .mapToLong(entry -> AN_ENTRY + ofJson(entry.getKey()) + ofJson(entry.getValue()))
                                .sum();
            case List<?> list ->
                A_LIST
                        + list.stream()
                                .mapToLong(element -> AN_ELEMENT + ofJson(element))
                                .sum();
            case String text -> A_TEXT + of(text);
            case Number number -> A_NUMBER + number.toString().length();
            case null, default -> 0;
        };
    }

    /** Of a claim and its part of the facts: value and sentence are in both. */
    static long of(Claim claim) {
        return A_CLAIM
                + 2 * (of(claim.statement().value()) + of(claim.statement().text()));
    }
}
