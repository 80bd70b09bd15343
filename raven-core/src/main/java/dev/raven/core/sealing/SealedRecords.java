package dev.raven.core.sealing;

import dev.raven.core.envelope.Subject;

/** What a feature keeps sealed under the keys of tenants or of users: so that a rotation finds all of it. */
public interface SealedRecords {

    /**
     * Seals again, under the subject's active key, what is sealed under an older version. Anybody may read and write
     * meanwhile; what changes under its hands was sealed anew by whoever changed it.
     *
     * @param most records to seal at most
     * @return how many were; 0 when nothing is sealed under an older version
     */
    int reseal(Subject subject, int most);
}
