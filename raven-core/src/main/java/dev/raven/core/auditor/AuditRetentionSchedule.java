package dev.raven.core.auditor;

import dev.raven.core.audit.AgreedClock;
import dev.raven.core.erasure.ErasedTenants;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/** Looks each hour whether a log has events that are old enough to go. Nodes need not agree on who looks: dropping is one step. */
@Singleton
class AuditRetentionSchedule implements StartupStep {
    private static final Logger LOG = System.getLogger(AuditRetentionSchedule.class.getName());
    private static final int TENANTS_A_TRIP = 100;
    private static final Duration FIRST = Duration.ofMinutes(7);

    private final AuditRetention retention;
    private final TenantStore tenants;
    private final ErasedTenants erased;
    private final AuditRetentionSettings settings;
    private final AgreedClock clock;
    private final Rounds rounds = new Rounds("old audit events", "audit-age");

    @Inject
    AuditRetentionSchedule(
            AuditRetention retention,
            TenantStore tenants,
            ErasedTenants erased,
            AuditRetentionSettings settings,
            AgreedClock clock) {
        this.retention = retention;
        this.tenants = tenants;
        this.erased = erased;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 93;
    }

    @Override
    public void run() {
        settings.kept().ifPresent(kept -> rounds.start(FIRST, Duration.ofHours(1), () -> look(kept)));
    }

    private void look(Duration kept) {
        clock.now().ifPresentOrElse(now -> look(now.minus(kept)), AuditRetentionSchedule::doubt);
    }

    private static void doubt() {
        LOG.log(
                Level.ERROR,
                "old audit events are not dropped: the clock of this node is not that of Redis; looked at again in an hour");
    }

    /** Looks through all logs once, those of tenants that are gone, too. */
    void look(Instant before) {
        retention.prune(TenantId.PLATFORM, before);
        look(tenants::ids, before);
        look(erased::after, before);
    }

    private void look(BiFunction<Long, Integer, Slice<TenantId>> walk, Instant before) {
        Slice<TenantId> slice = walk.apply(0L, TENANTS_A_TRIP);
        while (!slice.items().isEmpty()) {
            slice.items().forEach(tenant -> retention.prune(tenant, before));
            slice = walk.apply(slice.next(), TENANTS_A_TRIP);
        }
    }

    @PreDestroy
    void close() {
        rounds.close();
    }
}
