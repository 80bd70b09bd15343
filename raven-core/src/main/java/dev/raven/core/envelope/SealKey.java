package dev.raven.core.envelope;

/**
 * A key that seals records, with the name it has in their envelopes.
 *
 * @param id 25 ASCII characters
 * @param version from 1
 */
public record SealKey(String id, int version, KeyMaterial material) {}
