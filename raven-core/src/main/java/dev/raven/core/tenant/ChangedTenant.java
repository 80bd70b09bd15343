package dev.raven.core.tenant;

import dev.raven.core.audit.AuditChanges;
import dev.raven.core.audit.AuditDetails;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.Map;

/** A tenant after a change, and what is told of the change. */
public record ChangedTenant(Tenant tenant, List<String> auditChanges, Map<String, Object> auditDetails)
        implements AuditTarget, AuditChanges, AuditDetails {
    public ChangedTenant {
        auditChanges = List.copyOf(auditChanges);
        auditDetails = Map.copyOf(auditDetails);
    }

    static ChangedTenant of(Tenant before, Tenant after) {
        List<TenantField> changed = TenantField.ALL.stream()
                .filter(field -> field.differs(before, after))
                .toList();
        return new ChangedTenant(
                after, changed.stream().map(TenantField::name).toList(), TenantField.told(changed, after));
    }

    @Override
    public TenantId auditTarget() {
        return tenant.id();
    }
}
