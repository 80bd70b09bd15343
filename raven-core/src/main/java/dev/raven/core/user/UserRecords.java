package dev.raven.core.user;

import dev.raven.core.envelope.Subject;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The profiles of users, sealed under their own keys. */
@Singleton
class UserRecords implements SealedRecords {
    private final UserVault vault;

    @Inject
    UserRecords(UserVault vault) {
        this.vault = vault;
    }

    @Override
    public int reseal(Subject subject, int most) {
        return subject instanceof Subject.User of && vault.reseal(of.tenant(), of.user()) ? 1 : 0;
    }
}
