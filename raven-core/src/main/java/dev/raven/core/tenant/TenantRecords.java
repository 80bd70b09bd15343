package dev.raven.core.tenant;

import dev.raven.core.envelope.Subject;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The profiles of tenants, sealed under their own keys. */
@Singleton
class TenantRecords implements SealedRecords {
    private final TenantVault vault;

    @Inject
    TenantRecords(TenantVault vault) {
        this.vault = vault;
    }

    @Override
    public int reseal(Subject subject, int most) {
        return subject instanceof Subject.Tenant of && vault.reseal(of.tenant()) ? 1 : 0;
    }
}
