package dev.raven.core.user;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the user another feature works for. */
@Singleton
public class UserDirectory {
    private final UserVault vault;

    @Inject
    UserDirectory(UserVault vault) {
        this.vault = vault;
    }

    /** @throws NotFoundException when the tenant has no such user, or the id is not even one */
    public User require(TenantId tenant, String sentId) {
        return require(tenant, Ids.parse(sentId, UserId::new));
    }

    public Optional<User> find(TenantId tenant, UserId id) {
        return vault.find(tenant, id);
    }

    /** Whether the tenant has such a user, be it one whose record does not open. */
    public boolean knows(TenantId tenant, UserId id) {
        return vault.knows(tenant, id);
    }

    /** @throws NotFoundException when the tenant has no such user */
    public User require(TenantId tenant, Optional<UserId> id) {
        return id.flatMap(known -> vault.find(tenant, known))
                .orElseThrow(() -> new NotFoundException("There is no such user."));
    }
}
