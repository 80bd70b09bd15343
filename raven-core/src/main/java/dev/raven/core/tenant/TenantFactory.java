package dev.raven.core.tenant;

import dev.raven.api.problem.RavenException;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.BroughtKeys;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.key.KeyRing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes tenants that are not stored yet, with the keys their records will be sealed under. */
@Singleton
public class TenantFactory {
    private final KeyRing keys;
    private final KeyRemoval removal;
    private final BroughtKeys brought;
    private final SettingsMerge merge;
    private final Ids ids;
    private final Clock clock;

    @Inject
    TenantFactory(KeyRing keys, KeyRemoval removal, BroughtKeys brought, SettingsMerge merge, Ids ids, Clock clock) {
        this.keys = keys;
        this.removal = removal;
        this.brought = brought;
        this.merge = merge;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a tenant and its keys.
     *
     * @throws dev.raven.api.problem.InvalidRequestException for a setting that Raven cannot honour
     */
    public Tenant draft(RegisterTenantRequest request) {
        TenantSettings settings = merge.first(request.settings());
        TenantId id = ids.tenant();
        createKeys(id, settings);
        Instant now = clock.instant();
        return new Tenant(
                id, TenantStatus.ACTIVE, request.name(), request.email().strip(), settings, now, now);
    }

    private void createKeys(TenantId id, TenantSettings settings) {
        try {
            settings.ownKey().ifPresent(own -> brought.use(id, Optional.of(own)));
            keys.createTenantKeys(id);
        } catch (RavenException failed) {
            discard(id);
            throw failed;
        }
    }

    /** Destroys the keys of a tenant that was not stored after all. */
    public void discard(TenantId id) {
        removal.destroy(id);
    }
}
