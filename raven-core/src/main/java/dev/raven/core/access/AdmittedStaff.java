package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.core.audit.AuditDetails;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody who was let in on the word of an identity provider.
 *
 * @param caller as whom they act from now on
 */
public record AdmittedStaff(Caller caller, StaffMember member, ApiKeyId key) implements AuditTarget, AuditDetails {
    @Override
    public ApiKeyId auditTarget() {
        return key;
    }

    @Override
    public Map<String, Object> auditDetails() {
        return Map.of(
                "issuer",
                member.issuer(),
                "subject",
                member.subject(),
                "scopes",
                member.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(" ")));
    }
}
