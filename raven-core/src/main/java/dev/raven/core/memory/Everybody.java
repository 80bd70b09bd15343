package dev.raven.core.memory;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** All users of all tenants, one after the other; those who come meanwhile come last. */
@Singleton
class Everybody {
    private static final int TENANTS_A_TRIP = 100;

    private final TenantStore tenants;
    private final UserStore users;

    @Inject
    Everybody(TenantStore tenants, UserStore users) {
        this.tenants = tenants;
        this.users = users;
    }

    /** How far a walk is: positions to go on after, among tenants, the next tenant's users, and the next user's blocks. */
    record Place(long tenant, long user, long block) {
        static final Place START = new Place(0, 0, 0);

        static Place parse(String text) {
            String[] parts = text.split("/");
            return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        Place atBlock(long position) {
            return new Place(tenant, user, position);
        }

        @Override
        public String toString() {
            return tenant + "/" + user + "/" + block;
        }
    }

    /**
     * A user.
     *
     * @param place before the user
     * @param behind the place to go on from after the user
     */
    record Found(TenantId tenant, UserId user, Place place, Place behind) {}

    /** The user at or next behind a place; empty at the end. */
    Optional<Found> at(Place place) {
        Place here = place;
        while (true) {
            Slice<TenantId> tenant = tenants.ids(here.tenant(), 1);
            if (tenant.items().isEmpty()) {
                return Optional.empty();
            }
            TenantId id = tenant.items().get(0);
            Slice<UserId> user = users.ids(id, here.user(), 1);
            if (!user.items().isEmpty()) {
                return Optional.of(new Found(id, user.items().get(0), here, new Place(here.tenant(), user.next(), 0)));
            }
            here = new Place(tenant.next(), 0, 0);
        }
    }

    boolean isNobody() {
        return tenants.ids(0, 1).items().isEmpty();
    }

    long count() {
        long count = 0;
        Slice<TenantId> slice = tenants.ids(0, TENANTS_A_TRIP);
        while (!slice.items().isEmpty()) {
            count += slice.items().stream()
                    .mapToLong(tenant -> users.list(tenant, new PageRange(1, 0)).total())
                    .sum();
            slice = tenants.ids(slice.next(), TENANTS_A_TRIP);
        }
        return count;
    }
}
