package dev.raven.core.memory;

/**
 * One interaction of a transcript.
 *
 * @param consolidated whether it is in a block; it waits in the tail otherwise
 */
public record Said(Interaction interaction, boolean consolidated) {}
