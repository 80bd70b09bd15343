package dev.raven.api.audit;

import java.util.List;

/**
 * Shows that the log of one size is the beginning of that of another (RFC 9162, 2.1.4).
 *
 * @param hashes in base64
 */
public record AuditConsistencyView(long from, long to, List<String> hashes) {}
