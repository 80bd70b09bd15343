package dev.raven.core.audit;

/**
 * A tile of a log's Merkle tree (C2SP tlog-tiles).
 *
 * @param level from 0, that of the leaves
 * @param index in its level, from 0
 * @param hashes 1 to 256 hashes of 32 bytes, one after the other
 */
public record AuditTile(int level, long index, byte[] hashes) {}
