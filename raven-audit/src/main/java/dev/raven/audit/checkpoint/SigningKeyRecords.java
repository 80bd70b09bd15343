package dev.raven.audit.checkpoint;

import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The signing keys, sealed under the platform's own key. */
@Singleton
class SigningKeyRecords implements SealedRecords {
    private final SigningKeyVault vault;

    @Inject
    SigningKeyRecords(SigningKeyVault vault) {
        this.vault = vault;
    }

    @Override
    public int reseal(Subject subject, int most) {
        return subject.equals(new Subject.Tenant(TenantId.PLATFORM)) && vault.reseal() ? 1 : 0;
    }
}
