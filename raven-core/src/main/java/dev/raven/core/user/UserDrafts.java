package dev.raven.core.user;

import dev.raven.api.tenant.ExternalRefPolicy;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.key.KeyRing;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes users that are not stored yet: new ones with their key, and changed ones. */
@Singleton
class UserDrafts {
    private final TenantDirectory tenants;
    private final KeyRing keys;
    private final KeyRemoval removal;
    private final Ids ids;
    private final Clock clock;

    @Inject
    UserDrafts(TenantDirectory tenants, KeyRing keys, KeyRemoval removal, Ids ids, Clock clock) {
        this.tenants = tenants;
        this.keys = keys;
        this.removal = removal;
        this.ids = ids;
        this.clock = clock;
    }

    User draft(TenantId tenant, CreateUserRequest request) {
        checkReference(tenant, request.externalRef());
        UserId id = ids.user();
        keys.createSubjectKey(tenant, id);
        UserProfile profile = new UserProfile(
                request.externalRef(), request.displayName(), Objects.requireNonNullElse(request.metadata(), Map.of()));
        return new User(id, tenant, profile, clock.instant());
    }

    /** Destroys the key of a user that was not stored after all. */
    void discard(User user) {
        removal.destroy(user.tenant(), user.id());
    }

    User change(User held, UpdateUserRequest request) {
        UserProfile old = held.profile();
        @Nullable String externalRef = request.externalRef().over(old.externalRef());
        if (!Objects.equals(externalRef, old.externalRef())) {
            checkReference(held.tenant(), externalRef);
        }
        UserProfile profile = new UserProfile(
                externalRef,
                request.displayName().over(old.displayName()),
                Objects.requireNonNullElse(request.metadata().over(old.metadata()), Map.of()));
        return new User(held.id(), held.tenant(), profile, held.createdAt());
    }

    private void checkReference(TenantId tenant, @Nullable String externalRef) {
        if (externalRef != null) {
            ExternalRefPolicy policy = tenants.settings(tenant).externalRefPolicy();
            ExternalRefRule.check(policy, externalRef);
        }
    }
}
