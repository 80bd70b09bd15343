package dev.raven.core.auditor;

import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.audit.Audited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Gives logs away, to be kept, searched and verified elsewhere. */
@Singleton
public class AuditExportService {
    private final AuditStore store;
    private final AuditExportHeads heads;
    private final AuditTrees trees;
    private final AuditRenderers renderers;

    @Inject
    AuditExportService(AuditStore store, AuditExportHeads heads, AuditTrees trees, AuditRenderers renderers) {
        this.store = store;
        this.heads = heads;
        this.trees = trees;
        this.renderers = renderers;
    }

    /** The events that the filter lets through, of every phase: what was recorded until now, to be written by the caller. */
    @Audited(value = "audit.export", duringAlarm = true)
    public AuditExport export(Caller caller, AuditFormat format, AuditCriteria filter) {
        TenantId log = AuditService.log(caller);
        return new AuditExport(format, heads.of(log, filter), filter, store, trees, renderers.of(format));
    }
}
