package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.util.function.LongConsumer;

/** Reads a whole log again, hashes every event, and compares with its tree, its checkpoints and its copies. */
public interface AuditVerification {

    /**
     * Verifies a log, in bounded memory.
     *
     * @param progress told now and then how many events were read
     */
    AuditVerdict verify(TenantId log, LongConsumer progress);
}
