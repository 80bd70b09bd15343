package dev.raven.core.memory;

import dev.raven.core.recall.Turn;

/**
 * One interaction that answers a query.
 *
 * @param turn the same with its speakers' names
 * @param score 0–1, comparable within one answer
 * @param consolidated whether it is in a block; it waits in the tail otherwise
 */
public record Found(Interaction interaction, Turn turn, double score, boolean consolidated) {}
