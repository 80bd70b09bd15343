package dev.raven.core.audit;

/** The key that checkpoints are signed with. */
public interface AuditKeys {

    /**
     * Makes a new key. The first checkpoint of each log afterwards is signed by both.
     *
     * @throws dev.raven.api.problem.ConflictException while logs wait for that from the last time
     */
    AuditKeyRotation rotate();
}
