package dev.raven.core.backup;

import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.key.KeyStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Writes all archives of a plan into the storage of this deployment. */
@Singleton
class RestoreWriter {
    private final Restoration restoration;

    @Inject
    RestoreWriter(Archives archives, BackupStore store, DeletionStore ledger, KeyStore keys) {
        this.restoration = new Restoration(archives, store, ledger, keys);
    }

    void write(RestorePlan plan, RestoreRoom room, RestoreProgress progress) throws IOException {
        int done = 0;
        for (RestorePlan.Step step : plan.steps()) {
            room.requireClaim();
            restoration.write(plan, step);
            progress.tell("restoring", ++done, plan.steps().size());
        }
        room.requireClaim();
    }

    /** How many people nothing was written of, as nobody has a key to it. */
    long leftOut() {
        return restoration.leftOut();
    }
}
