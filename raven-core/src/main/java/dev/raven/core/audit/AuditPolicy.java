package dev.raven.core.audit;

import dev.raven.core.id.TenantId;

/** What a tenant wants recorded beyond what always is. */
public interface AuditPolicy {

    /** Whether reads of people's data are recorded. */
    boolean recordsReads(TenantId tenant);
}
