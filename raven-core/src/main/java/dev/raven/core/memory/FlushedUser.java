package dev.raven.core.memory;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.UserId;

/** Whose interactions were consolidated, and how many. */
public record FlushedUser(UserId auditTarget, Flushed done) implements AuditTarget {}
