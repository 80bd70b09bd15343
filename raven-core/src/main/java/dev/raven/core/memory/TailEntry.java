package dev.raven.core.memory;

/**
 * An interaction in a user's tail.
 *
 * @param position where it stands: from 1, rising, never used again for this user
 */
public record TailEntry(long position, SealedInteraction interaction) {}
