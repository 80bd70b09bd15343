package dev.raven.api.memory;

/**
 * The answer to an ingest: it is durable and can be found from now on.
 *
 * @param buffered whether it waits in the buffer of its conversation
 * @param bufferSize interactions in that buffer, 0 when it was just handed to consolidation
 */
public record IngestView(boolean success, String interactionId, boolean buffered, int bufferSize, String message) {}
