package dev.raven.core.access;

import dev.raven.core.audit.AuditChanges;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.ApiKeyId;
import java.util.List;

/** An API key after a change, and which of its fields it was about. */
public record ChangedApiKey(KnownApiKey key, List<String> auditChanges) implements AuditTarget, AuditChanges {
    public ChangedApiKey {
        auditChanges = List.copyOf(auditChanges);
    }

    @Override
    public ApiKeyId auditTarget() {
        return key.auditTarget();
    }
}
