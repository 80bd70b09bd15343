package dev.raven.core.audit;

/** The key that checkpoints and receipts are signed with. */
public interface AuditKeys {

    /**
     * Makes a new key. The first checkpoint of each log afterwards is signed by both.
     *
     * @throws dev.raven.api.problem.ConflictException while logs wait for that from the last time
     */
    AuditKeyRotation rotate();

    /**
     * Signs a text with the key in use.
     *
     * @param text ends with a line break, and is not to be taken for a checkpoint: its second line is no number
     * @return a C2SP signed note
     */
    String sign(String text);
}
