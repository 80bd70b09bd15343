package dev.raven.audit.checkpoint;

import dev.raven.core.id.TenantId;

/** What the copies outside the storage know of the logs: nothing is signed that says less. */
public interface CopiedLogs {

    CopiedLog of(TenantId log);

    /** Whether a checkpoint was copied of any log whose older state nobody has accepted since. */
    boolean anySigned();
}
