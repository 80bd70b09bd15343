package dev.raven.core.recall;

/**
 * Turns as one text for a model's prompt.
 *
 * @param tokens tokens of the text
 * @param tokenizer which tokenizer counted them
 * @param truncated whether an item did not fit
 */
public record AssembledContext(String text, int tokens, String tokenizer, boolean truncated) {}
