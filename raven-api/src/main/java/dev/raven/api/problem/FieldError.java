package dev.raven.api.problem;

/**
 * What is wrong with one field of a request, and how to mend it. Never holds the rejected value.
 *
 * @param field the field as the client wrote it, dotted for nesting: {@code settings.batch_size}
 * @param message what is allowed, in words
 */
public record FieldError(String field, String message) {}
