package dev.raven.core.retention;

import dev.raven.core.audit.AgreedClock;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.TenantDirectory;
import dev.raven.core.user.LegalHolds;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which users of a tenant may have something that is too old. Whoever is under a legal hold has nothing. */
@Singleton
class Overdue {
    private static final int USERS_A_TRIP = 500;

    private final TenantDirectory tenants;
    private final UserStore users;
    private final RetentionStore ages;
    private final LegalHolds holds;
    private final AgreedClock clock;

    @Inject
    Overdue(TenantDirectory tenants, UserStore users, RetentionStore ages, LegalHolds holds, AgreedClock clock) {
        this.tenants = tenants;
        this.users = users;
        this.ages = ages;
        this.holds = holds;
        this.clock = clock;
    }

    /** What was told before this is too old; empty where there is no such tenant any more, or nobody knows what time it is. */
    Optional<Instant> before(TenantId tenant) {
        return tenants.find(tenant)
                .map(found -> Duration.ofDays(found.settings().retentionDays()))
                .flatMap(kept -> clock.now().map(now -> now.minus(kept)));
    }

    boolean any(TenantId tenant) {
        return before(tenant).filter(before -> anyBefore(tenant, before)).isPresent();
    }

    /** Whether anything is kept that was told before a time. */
    boolean anyBefore(TenantId tenant, Instant before) {
        Slice<UserId> slice = users.ids(tenant, 0, USERS_A_TRIP);
        while (!slice.items().isEmpty()) {
            if (!among(tenant, slice.items(), before).isEmpty()) {
                return true;
            }
            slice = users.ids(tenant, slice.next(), USERS_A_TRIP);
        }
        return false;
    }

    /** Those of some users who are due, in their order. */
    List<UserId> among(TenantId tenant, List<UserId> some, Instant before) {
        List<Optional<Instant>> oldest = ages.oldest(tenant, some);
        List<UserId> due = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            if (oldest.get(i).filter(before::isAfter).isPresent() && !isHeld(tenant, some.get(i))) {
                due.add(some.get(i));
            }
        }
        return due;
    }

    boolean isHeld(TenantId tenant, UserId user) {
        return holds.stands(tenant, user);
    }
}
