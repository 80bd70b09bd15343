package dev.raven.api.memory;

/**
 * The answer to a flush.
 *
 * @param flushed interactions consolidated
 */
public record FlushView(boolean success, int flushed, int blocksWritten) {}
