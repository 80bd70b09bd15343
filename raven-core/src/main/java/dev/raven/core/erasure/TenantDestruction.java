package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.page.Slice;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Destroys what there is of a tenant that is closed: the keys first, its own and then all its users', then what they open. */
@Singleton
class TenantDestruction {
    private static final int KEYS_A_STEP = 1_000;
    private static final int USERS_A_STEP = 100;

    private final KeyRemoval keys;
    private final KeyTraces traces;
    private final UserStore users;
    private final PersonalRecords records;
    private final TenantBelongings belongings;
    private final RemainsStore remains;
    private final TenantClosing closing;

    @Inject
    TenantDestruction(
            KeyRemoval keys,
            KeyTraces traces,
            UserStore users,
            PersonalRecords records,
            TenantBelongings belongings,
            RemainsStore remains,
            TenantClosing closing) {
        this.keys = keys;
        this.traces = traces;
        this.users = users;
        this.records = records;
        this.belongings = belongings;
        this.remains = remains;
        this.closing = closing;
    }

    boolean hasKeys(TenantId tenant) {
        return keys.areThere(tenant);
    }

    /** One way through it, from the beginning: what another node has destroyed already is quickly looked for. */
    Course of(TenantId tenant) {
        return new Course(tenant);
    }

    final class Course {
        private final TenantId tenant;
        private final Deque<BooleanSupplier> stages = new ArrayDeque<>(List.of(
                this::ownKeys, this::keysOfUsers, this::recordsOfUsers, this::others, this::theRest, this::itself));
        private long after;
        private Optional<String> from = Optional.empty();

        private Course(TenantId tenant) {
            this.tenant = tenant;
        }

        /** @return whether there is more */
        boolean step() {
            if (!stages.isEmpty() && !stages.element().getAsBoolean()) {
                stages.remove();
            }
            return !stages.isEmpty();
        }

        private boolean ownKeys() {
            keys.destroy(tenant);
            traces.order();
            return false;
        }

        private boolean keysOfUsers() {
            Slice<UserId> slice = users.ids(tenant, after, KEYS_A_STEP);
            keys.destroy(tenant, slice.items());
            after = slice.next();
            return !slice.items().isEmpty();
        }

        /** Whoever is done with is listed no more. */
        private boolean recordsOfUsers() {
            List<UserId> some = users.ids(tenant, 0, USERS_A_STEP).items();
            some.forEach(user -> {
                records.remove(tenant, user);
                users.remove(tenant, user);
            });
            return !some.isEmpty();
        }

        private boolean others() {
            belongings.remove(tenant);
            return false;
        }

        private boolean theRest() {
            from = remains.remove(tenant, from);
            return from.isPresent();
        }

        private boolean itself() {
            closing.remove(tenant);
            return false;
        }
    }
}
