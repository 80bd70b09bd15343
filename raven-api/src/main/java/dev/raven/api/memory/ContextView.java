package dev.raven.api.memory;

/**
 * Memories as one text for a model's prompt, dated, and fenced as data.
 *
 * @param tokens tokens of {@code text}, at most the request's {@code max_tokens}
 * @param truncated whether something found did not fit
 */
public record ContextView(String text, int tokens, String tokenizer, boolean truncated) {}
