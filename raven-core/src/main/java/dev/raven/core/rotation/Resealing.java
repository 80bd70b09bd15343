package dev.raven.core.rotation;

import dev.raven.core.envelope.Subject;
import dev.raven.core.sealing.SealedRecords;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Everything that is sealed, whichever feature keeps it. */
@Singleton
class Resealing {
    /** Records sealed again in one step of a job. */
    private static final int MOST = 50;

    private final Iterable<SealedRecords> records;

    @Inject
    Resealing(@Any Instance<SealedRecords> records) {
        this.records = records;
    }

    /** @return how many records were sealed again; 0 proves that nothing refers to an older version */
    int reseal(Subject subject) {
        int resealed = 0;
        for (SealedRecords each : records) {
            resealed += resealed < MOST ? each.reseal(subject, MOST - resealed) : 0;
        }
        return resealed;
    }
}
