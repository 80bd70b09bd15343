package dev.raven.core.user;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Seals users under their own keys before they are stored and opens them after. */
@Singleton
class UserVault {
    private final UserStore store;
    private final SealedJson sealer;
    private final BlindIndex index;

    @Inject
    UserVault(UserStore store, SealedJson sealer, BlindIndex index) {
        this.store = store;
        this.sealer = sealer;
        this.index = index;
    }

    UserStore.Outcome create(User user, int maxUsers) {
        return store.create(user.tenant(), seal(user), referenceIndex(user), maxUsers);
    }

    Optional<User> find(TenantId tenant, UserId id) {
        return store.find(tenant, id).map(stored -> open(tenant, stored));
    }

    Optional<User> findByExternalRef(TenantId tenant, String externalRef) {
        return store.findByExternalRef(tenant, indexOf(tenant, externalRef)).map(stored -> open(tenant, stored));
    }

    /** Opens nothing. */
    boolean knows(TenantId tenant, UserId id) {
        return store.find(tenant, id).isPresent();
    }

    Page<User> list(TenantId tenant, PageRange range) {
        return store.list(tenant, range).map(stored -> open(tenant, stored));
    }

    /** The user with what it was read from, to be replaced only if it is still that. */
    Optional<Held> hold(TenantId tenant, UserId id) {
        return store.find(tenant, id).map(stored -> new Held(stored, open(tenant, stored)));
    }

    UserStore.Outcome replace(Held held, User updated) {
        return store.replace(updated.tenant(), held.stored(), seal(updated), referenceIndex(updated));
    }

    /** @return whether the profile was sealed under an older key than now */
    boolean reseal(TenantId tenant, UserId id) {
        Optional<StoredUser> stale =
                store.find(tenant, id).filter(stored -> sealer.isStale(new Subject.User(tenant, id), stored.profile()));
        stale.map(stored -> new Held(stored, open(tenant, stored))).ifPresent(held -> replace(held, held.user()));
        return stale.isPresent();
    }

    /** A user as read, sealed and opened. */
    record Held(StoredUser stored, User user) {}

    private Optional<String> referenceIndex(User user) {
        return user.profile().reference().map(reference -> indexOf(user.tenant(), reference));
    }

    private String indexOf(TenantId tenant, String externalRef) {
        return index.of(tenant, "user.external_ref", externalRef);
    }

    private StoredUser seal(User user) {
        return new StoredUser(
                user.id(),
                user.createdAt(),
                user.profile().hold() != null,
                sealer.seal(context(user.tenant(), user.id()), user.profile()));
    }

    private User open(TenantId tenant, StoredUser stored) {
        UserProfile profile = sealer.open(context(tenant, stored.id()), stored.profile(), UserProfile.class);
        return new User(stored.id(), tenant, profile, stored.createdAt());
    }

    static RecordContext context(TenantId tenant, UserId id) {
        return new RecordContext(new Subject.User(tenant, id), RecordKind.USER, id.value());
    }
}
