package dev.raven.core.backup;

import dev.raven.core.id.Ids;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Sees to it that a restore has a storage for itself, and that nobody serves from half of one. */
@Singleton
class RestoreRoom {
    private final BackupStore store;
    private final String restorer;

    @Inject
    RestoreRoom(BackupStore store, Ids ids) {
        this.store = store;
        this.restorer = ids.node();
    }

    /** @throws SettingException when a restore did not end */
    void refuseHalfARestore() {
        store.unfinished()
                .map(RestoreState::parse)
                .filter(state -> !state.written())
                .ifPresent(state -> {
                    throw refusal("a restore into this storage did not end; run it again: ./raven restore "
                            + state.order().backup()
                            + state.order()
                                    .tenant()
                                    .map(one -> " --tenant " + one)
                                    .orElse(""));
                });
    }

    /** Whether the storage comes from just that: or a server that is started again would do it again. */
    boolean wasRestoredFrom(RestoreState.Order order) {
        boolean ended = store.unfinished()
                .map(RestoreState::parse)
                .map(RestoreState::written)
                .orElse(true);
        return ended && store.restored().filter(order.toString()::equals).isPresent();
    }

    /** @throws SettingException when others use the storage, or it holds what must not be lost */
    void require(RestoreState.Order order, boolean empty) {
        if (store.nodes() > 0) {
            throw refusal("another server serves from this storage, or did within half a minute; stop it first.");
        }
        if (!empty && order.tenant().isPresent() && store.unfinished().isEmpty() && !store.isEmpty()) {
            throw refusal(
                    "one tenant is restored into an empty Redis alone: all others that this one holds would be gone.");
        }
        if (empty && store.unfinished().isEmpty() && !store.isEmpty()) {
            throw refusal("the storage is not empty, and nothing of it was touched; restore into an empty Redis, or say"
                    + " --into-empty-only=false, which DELETES all that Raven keeps in this one first.");
        }
    }

    /** Empties it, but of what was erased. What an earlier restore left half done is nobody's. */
    void take(RestoreState.Order order) {
        requireClaim();
        store.begin(RestoreState.begun(order).toString());
        store.clearButLedgers();
    }

    /** @throws SettingException when another server restores into the storage */
    void requireClaim() {
        if (!store.claim(restorer)) {
            throw refusal(
                    "another server restores into this storage; where it does not run any more, wait two minutes.");
        }
    }

    /** Notes that all archives are written. */
    void written(RestoreState.Order order, long leftOut) {
        store.begin(RestoreState.begun(order).end(leftOut).toString());
    }

    private static SettingException refusal(String why) {
        return new SettingException(RestoreSettings.BACKUP, why);
    }
}
