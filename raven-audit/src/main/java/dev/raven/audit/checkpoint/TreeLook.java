package dev.raven.audit.checkpoint;

import dev.raven.core.audit.AuditTreeState;
import dev.raven.core.audit.AuditTreeStep;
import java.util.Optional;

/**
 * What a look at a log has shown.
 *
 * @param step what is to be written; empty when nothing is
 */
record TreeLook(AuditTreeState state, Optional<AuditTreeStep> step) {}
