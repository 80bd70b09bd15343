package dev.raven.core.user;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.sealing.SealedJson;

/** Tries whether people's records open, without showing them to anybody. */
public final class UserSample {
    private final UserStore store;
    private final SealedJson sealer;

    public UserSample(UserStore store, SealedJson sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    /**
     * Opens a person's record.
     *
     * @throws dev.raven.core.key.NoKeyException when nobody has a key to it
     * @throws dev.raven.core.envelope.IntegrityException when it was altered or moved
     */
    public void open(TenantId tenant, UserId user) {
        store.find(tenant, user)
                .ifPresent(stored -> sealer.open(UserVault.context(tenant, user), stored.profile(), UserProfile.class));
    }
}
