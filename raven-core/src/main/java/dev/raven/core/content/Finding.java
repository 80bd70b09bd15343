package dev.raven.core.content;

/**
 * A piece of sensitive content in a text. It does not hold the piece itself.
 *
 * @param start index of its first character
 * @param end index after its last
 */
public record Finding(SensitiveKind kind, int start, int end) {}
