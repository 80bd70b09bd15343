package dev.raven.core.auditor;

import dev.raven.core.audit.AuditEvent;
import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * An event in an export.
 *
 * @param hashes its proof against the tree that the export names; empty where the export is complete, or no checkpoint covers it
 */
public record ExportedEvent(TenantId log, AuditEvent event, Optional<List<byte[]>> hashes) {}
