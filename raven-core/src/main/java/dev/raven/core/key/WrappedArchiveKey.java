package dev.raven.core.key;

/**
 * A key of a backup as it lies beside it.
 *
 * @param keyId {@code ky_} and 22 URL-safe characters
 * @param under the {@link OperatorKey} that wrapped it
 * @param wrapped in Base64
 */
public record WrappedArchiveKey(String keyId, String under, String wrapped) {}
