package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks whether the operator's key lies on the server. */
@Singleton
class OperatorKeyProbe implements ChecklistProbe {
    private final AccessSettings settings;

    @Inject
    OperatorKeyProbe(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.OPERATOR_KEY;
    }

    @Override
    public Finding look(TenantId owner) {
        return settings.operatorKeySha256().isPresent()
                ? Finding.pass("The server has the hash of the key and not the key.")
                : Finding.fail("The server made the key itself, and it lies in operator.key in the data directory.");
    }
}
