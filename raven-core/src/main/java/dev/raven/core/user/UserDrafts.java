package dev.raven.core.user;

import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.key.KeyRing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes users that are not stored yet: new ones with their key, and changed ones. */
@Singleton
class UserDrafts {
    private final UserTexts texts;
    private final KeyRing keys;
    private final KeyRemoval removal;
    private final Ids ids;
    private final Clock clock;

    @Inject
    UserDrafts(UserTexts texts, KeyRing keys, KeyRemoval removal, Ids ids, Clock clock) {
        this.texts = texts;
        this.keys = keys;
        this.removal = removal;
        this.ids = ids;
        this.clock = clock;
    }

    User draft(TenantId tenant, CreateUserRequest request) {
        UserTexts.Made made = texts.create(tenant, request);
        UserId id = ids.user();
        keys.createSubjectKey(tenant, id);
        return new User(id, tenant, made.profile(), clock.instant(), made.marks());
    }

    /** Destroys the key of a user that was not stored after all. */
    void discard(User user) {
        removal.destroy(user.tenant(), user.id());
    }

    User change(User held, UpdateUserRequest request) {
        UserTexts.Made made = texts.change(held.tenant(), held.profile(), request);
        return new User(held.id(), held.tenant(), made.profile(), held.createdAt(), made.marks());
    }
}
