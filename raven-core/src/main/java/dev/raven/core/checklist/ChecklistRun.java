package dev.raven.core.checklist;

import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.ChecklistRow.Audience;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Looks at every row of one owner: each owner once at a time, and a few tenants. */
@Singleton
class ChecklistRun {
    private static final Logger LOG = System.getLogger(ChecklistRun.class.getName());
    /** A key service has five seconds for each of the calls that prove it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FOR_ALL_TENANTS = Duration.ofSeconds(8);
    /** Besides the operator's, which no number of tenants keeps back. */
    private static final int TENANTS_AT_ONCE = 3;

    /** Of which no machine can know anything. */
    private static final Set<ChecklistRow> LEFT_TO_PEOPLE =
            Set.of(ChecklistRow.SECRETS_MANAGER, ChecklistRow.MONITORING_ALERTING, ChecklistRow.INCIDENT_RESPONSE);

    private final Instance<ChecklistProbe> probes;
    private final EveryTenant tenants;
    private final AttestationVault attestations;
    private final Clock clock;
    private final Semaphore room = new Semaphore(TENANTS_AT_ONCE);
    private final Set<TenantId> looking = ConcurrentHashMap.newKeySet();

    @Inject
    ChecklistRun(
            @Any Instance<ChecklistProbe> probes, EveryTenant tenants, AttestationVault attestations, Clock clock) {
        this.probes = probes;
        this.tenants = tenants;
        this.attestations = attestations;
        this.clock = clock;
    }

    /** Whether a row is one of an owner's. */
    static boolean isShown(ChecklistRow row, TenantId owner) {
        return owner.equals(TenantId.PLATFORM) || row.audience() != Audience.OPERATOR;
    }

    /** @throws UnavailableException where that owner looks already, or many tenants do */
    Checklist of(TenantId owner) {
        if (!looking.add(owner)) {
            throw UnavailableException.overloaded();
        }
        try {
            return owner.equals(TenantId.PLATFORM) ? look(owner) : amongTenants(owner);
        } finally {
            looking.remove(owner);
        }
    }

    private Checklist amongTenants(TenantId owner) {
        if (!room.tryAcquire()) {
            throw UnavailableException.overloaded();
        }
        try {
            return look(owner);
        } finally {
            room.release();
        }
    }

    private Checklist look(TenantId owner) {
        Map<ChecklistRow, Supplier<Finding>> looks = new EnumMap<>(ChecklistRow.class);
        Arrays.stream(ChecklistRow.values())
                .filter(row -> isShown(row, owner))
                .forEach(row -> looks.put(row, look(row, owner)));
        SortedMap<ChecklistRow, Finding> found = Findings.all(looks, PATIENCE);
        List<Attestation> said = said(owner);
        Instant now = clock.instant();
        return new Checklist(found.entrySet().stream()
                .map(seen -> CheckedRow.of(seen.getKey(), seen.getValue(), of(seen.getKey(), said), now))
                .toList());
    }

    /** What cannot be read was not said: a key service that is away must not keep back that it is. */
    private List<Attestation> said(TenantId owner) {
        try {
            return attestations.all(owner);
        } catch (RavenException | IntegrityException unreadable) {
            LOG.log(Level.WARNING, "what was attested of the checklist cannot be read: " + unreadable.getClass());
            return List.of();
        }
    }

    private Supplier<Finding> look(ChecklistRow row, TenantId owner) {
        return probe(row)
                .map(probe -> (Supplier<Finding>) () -> look(probe, owner))
                .orElseGet(() -> () -> unseen(row));
    }

    private Finding look(ChecklistProbe probe, TenantId owner) {
        long end = System.nanoTime() + FOR_ALL_TENANTS.toNanos();
        return switch (owner.equals(TenantId.PLATFORM) ? probe.row().audience() : Audience.EITHER) {
            case OPERATOR, EITHER -> probe.look(owner);
            case BOTH -> tenants.lookWithOwn(probe, end);
            case EACH_TENANT -> tenants.look(probe, end);
        };
    }

    private Optional<ChecklistProbe> probe(ChecklistRow row) {
        return StreamSupport.stream(probes.spliterator(), false)
                .filter(probe -> probe.row() == row)
                .findFirst();
    }

    /** What nobody looks at does not pass for it. */
    private static Finding unseen(ChecklistRow row) {
        return LEFT_TO_PEOPLE.contains(row)
                ? Finding.manual("No machine can know this.")
                : Finding.fail("Nothing on this server looks at it.");
    }

    private static Optional<Attestation> of(ChecklistRow row, List<Attestation> said) {
        return said.stream().filter(one -> one.row() == row).findFirst();
    }
}
