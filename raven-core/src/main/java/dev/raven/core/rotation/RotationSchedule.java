package dev.raven.core.rotation;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeySettings;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.KeyVersions;
import dev.raven.core.key.WrappedKey;
import dev.raven.core.page.Slice;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.UserStore;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks each hour for keys that are too old, and orders their rotation; and for old ones whose disposal was given up. */
@Singleton
class RotationSchedule implements StartupStep, Instrument {
    private static final int TENANTS_A_TRIP = 100;
    private static final int PEOPLE_LOOKED_AT = 10;

    private final TenantStore tenants;
    private final UserStore users;
    private final KeyVersions versions;
    private final Jobs jobs;
    private final KeySettings settings;
    private final Clock clock;
    private volatile Map<KeyState, Integer> counted = Map.of();
    private final Rounds rounds = new Rounds("the ages of keys", "key-age");

    @Inject
    RotationSchedule(
            TenantStore tenants, UserStore users, KeyVersions versions, Jobs jobs, KeySettings settings, Clock clock) {
        this.tenants = tenants;
        this.users = users;
        this.versions = versions;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 91;
    }

    @Override
    public void run() {
        rounds.start(Duration.ofMinutes(1), Duration.ofHours(1), this::look);
    }

    /** Looks once. */
    void look() {
        Map<KeyState, Integer> states = new EnumMap<>(KeyState.class);
        look(TenantId.PLATFORM, states);
        Slice<TenantId> slice = tenants.ids(0, TENANTS_A_TRIP);
        while (!slice.items().isEmpty()) {
            slice.items().forEach(tenant -> look(tenant, states));
            slice = tenants.ids(slice.next(), TENANTS_A_TRIP);
        }
        counted = states;
    }

    /** Of the tenants' own keys, as they were when all were last looked at: those of people are too many. */
    @Override
    public List<Reading> readings() {
        Map<KeyState, Integer> last = counted;
        return last.isEmpty()
                ? List.of()
                : Arrays.stream(KeyState.values())
                        .map(state -> Reading.gauge(
                                        "tenant_keys",
                                        "Versions of the tenants' data keys by state, as this node saw them within the hour",
                                        last.getOrDefault(state, 0))
                                .of("state", state.wireName()))
                        .toList();
    }

    private void look(TenantId tenant, Map<KeyState, Integer> states) {
        List<WrappedKey> own = versions.find(new KeyName.OfTenant(tenant, KeyPurpose.DATA));
        own.forEach(version -> states.merge(version.state(), 1, Integer::sum));
        List<WrappedKey> people = oldestPeople(tenant);
        if (isTooOld(own)) {
            jobs.ensure(tenant, JobOrder.of(JobKind.ROTATE_TENANT, Map.of()));
        }
        if (isTooOld(people)) {
            jobs.ensure(tenant, JobOrder.of(JobKind.ROTATE_SUBJECT, Map.of()));
        }
        if (KeyDisposal.isWaiting(own) || KeyDisposal.isWaiting(people)) {
            jobs.ensure(tenant, Rotations.disposal(clock));
        }
    }

    /** A rotation of all gives all of them new keys, so those of the first users tell when the last one was. */
    private List<WrappedKey> oldestPeople(TenantId tenant) {
        return users.ids(tenant, 0, PEOPLE_LOOKED_AT).items().stream()
                .flatMap(user -> versions.find(new KeyName.OfSubject(tenant, user)).stream())
                .toList();
    }

    private boolean isTooOld(List<WrappedKey> keys) {
        Instant tooOld = clock.instant().minus(settings.rotateAfter());
        return keys.stream()
                .anyMatch(
                        key -> key.state() == KeyState.ACTIVE && key.createdAt().isBefore(tooOld));
    }

    @PreDestroy
    void close() {
        rounds.close();
    }
}
