package dev.raven.core.memory;

/**
 * A block of a user's.
 *
 * @param position where it stands: from 1, rising, never used again for this user
 */
public record BlockEntry(long position, SealedBlock block) {}
