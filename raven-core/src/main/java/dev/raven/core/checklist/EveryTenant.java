package dev.raven.core.checklist;

import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.tenant.TenantStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Puts to every tenant what the operator wants to know of all of them; the worst of them is what is found. */
@Singleton
class EveryTenant {
    private static final int A_TRIP = 100;

    private final TenantStore tenants;

    @Inject
    EveryTenant(TenantStore tenants) {
        this.tenants = tenants;
    }

    /** What is found of the operator's own and, behind it, of the tenants'; it stands as the worse of the two. */
    Finding lookWithOwn(ChecklistProbe probe, long nanos) {
        Finding own = Findings.of(() -> probe.look(TenantId.PLATFORM));
        Finding tenants = look(probe, nanos);
        Status worse = own.status().compareTo(tenants.status()) > 0 ? own.status() : tenants.status();
        return new Finding(worse, own.evidence() + " " + tenants.evidence());
    }

    /**
     * The worst there is.
     *
     * @param nanos by {@link System#nanoTime()}: not all were looked at by then, which is at least a warning
     */
    Finding look(ChecklistProbe probe, long nanos) {
        Sum sum = new Sum(0, 0, Optional.empty(), Finding.pass(""));
        Slice<TenantId> some = tenants.ids(0, A_TRIP);
        while (!some.items().isEmpty()) {
            for (TenantId tenant : some.items()) {
                if (System.nanoTime() - nanos > 0) {
                    return sum.cut();
                }
                if (tenants.find(tenant).isPresent()) { // and not being erased
                    sum = sum.plus(tenant, Findings.of(() -> probe.look(tenant)));
                }
            }
            some = tenants.ids(some.next(), A_TRIP);
        }
        return sum.told();
    }

    /** @param tenant of the worst so far, where that is neither a pass nor left to people */
    private record Sum(long looked, long bad, Optional<TenantId> tenant, Finding worst) {

        Sum plus(TenantId next, Finding found) {
            boolean worse = found.status().compareTo(worst.status()) > 0;
            return new Sum(
                    looked + 1,
                    bad + (isBad(found) ? 1 : 0),
                    worse && isBad(found) ? Optional.of(next) : tenant,
                    worse ? found : worst);
        }

        private static boolean isBad(Finding found) {
            return found.status().compareTo(Status.MANUAL) > 0;
        }

        Finding told() {
            String left = worst.status() == Status.MANUAL
                    ? "None of " + looked + " tenants fails."
                    : "All " + looked + " tenants pass.";
            return new Finding(
                    worst.status(),
                    tenant.map(some -> bad + " of " + looked + " tenants do not pass, such as " + some + ": "
                                    + worst.evidence())
                            .orElse(left));
        }

        Finding cut() {
            Status least = worst.status() == Status.FAIL ? Status.FAIL : Status.WARN;
            return new Finding(least, "Not all tenants could be looked at in time. " + told().evidence());
        }
    }
}
