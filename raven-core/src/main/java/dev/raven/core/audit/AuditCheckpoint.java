package dev.raven.core.audit;

import java.time.Instant;

/**
 * A signed statement of how far a log had come.
 *
 * @param size how many events the tree held: the sequence of the last of them
 * @param signedAt when it was signed, to the second
 * @param note the checkpoint as a C2SP signed note, the form in which it is stored and given away
 */
public record AuditCheckpoint(long size, Instant signedAt, String note) {}
