package dev.raven.core.key;

import dev.raven.core.envelope.SealKey;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes new versions of keys, wraps old ones anew, and moves them on through their states. Each step may be done twice. */
@Singleton
public class KeyVersions {
    private final KeyStore store;
    private final TenantKeys tenantKeys;
    private final SubjectKeys subjectKeys;
    private final KeyRing keys;
    private final KeyChangeStore changes;
    private final Clock clock;

    @Inject
    KeyVersions(
            KeyStore store,
            TenantKeys tenantKeys,
            SubjectKeys subjectKeys,
            KeyRing keys,
            KeyChangeStore changes,
            Clock clock) {
        this.store = store;
        this.tenantKeys = tenantKeys;
        this.subjectKeys = subjectKeys;
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    public List<WrappedKey> find(KeyName name) {
        return store.find(name);
    }

    /**
     * Makes a new version and lets it seal from now on, unless the active one is as new as asked; nothing where there is no
     * such key.
     *
     * @param asked the active version is to be made no earlier
     * @param after what becomes of the one that was active
     */
    public void renew(KeyName name, Instant asked, KeyState after) {
        List<WrappedKey> versions = store.find(name);
        Optional<WrappedKey> active = in(versions, Set.of(KeyState.ACTIVE));
        if (active.isEmpty() || !active.get().createdAt().isBefore(asked)) {
            return;
        }
        WrappedKey next = in(versions, Set.of(KeyState.PENDING)).orElseGet(() -> add(name, versions));
        store.activate(name, next.version(), after, clock.instant());
        if (name instanceof KeyName.OfTenant of) {
            rewrapStrays(of);
        }
        tellAll(name);
    }

    /** Lets this node seal under the version that is active now, whatever it has heard of that yet. */
    public void refresh(KeyName name) {
        keys.forgetUnlessActive(name, in(store.find(name), Set.of(KeyState.ACTIVE)));
    }

    /**
     * Wraps all versions of a tenant's key anew, under its operator key of now. When it returns, none is under another,
     * whatever somebody else changed, made or brought meanwhile.
     */
    public void rewrap(KeyName.OfTenant name) {
        wrapped(name).forEach(version -> rewrap(name, version.version()));
        rewrapStrays(name);
        tellAll(name);
    }

    private void rewrapStrays(KeyName.OfTenant name) {
        List<WrappedKey> strays = strays(name);
        while (!strays.isEmpty()) {
            strays.forEach(version -> rewrap(name, version.version()));
            strays = strays(name);
        }
    }

    private List<WrappedKey> strays(KeyName.OfTenant name) {
        String now = operatorKey(name.tenant()).toString();
        return wrapped(name).stream()
                .filter(version -> !version.under().equals(now))
                .toList();
    }

    /** Again where somebody else changed it in between. */
    private void rewrap(KeyName.OfTenant name, int number) {
        boolean done = false;
        while (!done) {
            done = wrapped(name).stream()
                    .filter(version -> version.version() == number)
                    .allMatch(version -> store.replace(
                            name, version, keys.orUnavailable(() -> tenantKeys.rewrapped(name, version))));
        }
    }

    /**
     * Wraps anew those versions of a subject's key that an older version of its tenant's key has wrapped, again where
     * somebody else changed one in between.
     */
    public void rewrap(KeyName.OfSubject name) {
        Subject tenant = new Subject.Tenant(name.tenant());
        List<WrappedKey> left = underOlder(name);
        while (!left.isEmpty()) {
            SealKey active = keys.active(tenant);
            left.forEach(version -> store.replace(
                    name,
                    version,
                    subjectKeys.rewrapped(name, number -> keys.version(tenant, number), active, version)));
            left = underOlder(name);
        }
    }

    private List<WrappedKey> underOlder(KeyName.OfSubject name) {
        int newest = keys.activeVersion(new Subject.Tenant(name.tenant()));
        return wrapped(name).stream()
                .filter(version -> Integer.parseInt(version.under()) < newest)
                .toList();
    }

    /** Moves the versions in one of these states, for at least that long, on to the next. */
    public void move(KeyName name, Set<KeyState> from, Instant sinceAtLatest, KeyState to) {
        List<WrappedKey> moved = store.find(name).stream()
                .filter(version ->
                        from.contains(version.state()) && !version.since().isAfter(sinceAtLatest))
                .toList();
        moved.forEach(version -> store.replace(name, version, version.in(to, clock.instant())));
        if (!moved.isEmpty()) {
            tellAll(name);
        }
    }

    /** The operator key that a tenant's keys are to be wrapped under now. */
    public OperatorKey operatorKey(TenantId tenant) {
        return tenantKeys.operatorKey(tenant);
    }

    private WrappedKey add(KeyName name, List<WrappedKey> versions) {
        WrappedKey newest = versions.get(versions.size() - 1);
        WrappedKey next = switch (name) {
            case KeyName.OfTenant of -> tenantKeys.next(of, newest);
            case KeyName.OfSubject of -> subjectKeys.next(of, keys.active(new Subject.Tenant(of.tenant())), newest);
        };
        store.add(name, next);
        return next;
    }

    private List<WrappedKey> wrapped(KeyName name) {
        return store.find(name).stream()
                .filter(version -> version.wrapped().length > 0)
                .toList();
    }

    private static Optional<WrappedKey> in(List<WrappedKey> versions, Set<KeyState> states) {
        return versions.stream()
                .filter(version -> states.contains(version.state()))
                .findFirst();
    }

    /** Has every node ask anew which version is active. */
    public void tellAll(KeyName name) {
        keys.forget(name);
        changes.announce(name);
    }
}
