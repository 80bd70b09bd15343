package dev.raven.core.erasure;

import dev.raven.core.audit.AuditDetails;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.Id;
import java.util.Map;
import java.util.Optional;

/**
 * An erasure that was decided: nothing can stop it.
 *
 * @param receipt once it is done
 */
public record Begun(Deletion deletion, Optional<Receipt> receipt) implements AuditTarget, AuditDetails {

    boolean isDone() {
        return receipt.isPresent();
    }

    @Override
    public Id auditTarget() {
        return deletion.what().subject();
    }

    @Override
    public Map<String, Object> auditDetails() {
        return deletion.told();
    }
}
