package dev.raven.core.tenant;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Seals tenants before they are stored and opens them after. */
@Singleton
public class TenantVault {
    private final TenantStore store;
    private final SealedJson sealer;
    private final BlindIndex index;

    @Inject
    TenantVault(TenantStore store, SealedJson sealer, BlindIndex index) {
        this.store = store;
        this.sealer = sealer;
        this.index = index;
    }

    /**
     * Keeps a new tenant; its keys exist already.
     *
     * @return false when its e-mail address belongs to another tenant
     */
    public boolean create(Tenant tenant) {
        return store.create(tenant.id(), seal(tenant), emailIndex(tenant.email()));
    }

    /** Whether the e-mail address belongs to a tenant; where nobody has it yet, somebody may be about to. */
    public boolean registered(String email) {
        return store.registered(emailIndex(email));
    }

    public Optional<Tenant> find(TenantId id) {
        return store.find(id).map(this::open);
    }

    /** All tenants, in the order they came; those that are made or gone just now may be missing on the page. */
    Page<Tenant> list(PageRange range) {
        Page<TenantId> ids = store.list(range);
        List<Tenant> tenants =
                ids.items().stream().flatMap(id -> find(id).stream()).toList();
        return new Page<>(tenants, ids.limit(), ids.offset(), ids.total());
    }

    public TenantStats stats(TenantId id) {
        return store.stats(id);
    }

    /** Changes a tenant, starting again when somebody else was quicker; empty when there is none. */
    public Optional<Tenant> change(TenantId id, UnaryOperator<Tenant> change) {
        while (true) {
            Optional<StoredTenant> held = store.find(id);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            Tenant changed = change.apply(open(held.get()));
            if (store.replace(id, held.get(), seal(changed))) {
                return Optional.of(changed);
            }
        }
    }

    /** @return whether the profile was sealed under an older key than now */
    boolean reseal(TenantId id) {
        Optional<StoredTenant> stale =
                store.find(id).filter(stored -> sealer.isStale(new Subject.Tenant(id), stored.profile()));
        stale.ifPresent(stored -> store.replace(id, stored, seal(open(stored))));
        return stale.isPresent();
    }

    /** The address in the form it is compared in: without regard to case. */
    public static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private String emailIndex(String email) {
        return index.of(TenantId.PLATFORM, "tenant.email", normalised(email));
    }

    private StoredTenant seal(Tenant tenant) {
        TenantProfile profile = new TenantProfile(tenant.name(), tenant.email(), tenant.settings());
        return new StoredTenant(
                tenant.id(),
                tenant.status(),
                tenant.createdAt(),
                tenant.updatedAt(),
                sealer.seal(context(tenant.id()), profile));
    }

    private Tenant open(StoredTenant stored) {
        TenantProfile profile = sealer.open(context(stored.id()), stored.profile(), TenantProfile.class);
        return new Tenant(
                stored.id(),
                stored.status(),
                profile.name(),
                profile.email(),
                profile.settings(),
                stored.createdAt(),
                stored.updatedAt());
    }

    private static RecordContext context(TenantId id) {
        return new RecordContext(new Subject.Tenant(id), RecordKind.TENANT, id.value());
    }
}
