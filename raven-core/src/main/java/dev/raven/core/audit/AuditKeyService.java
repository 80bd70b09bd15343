package dev.raven.core.audit;

import dev.raven.core.caller.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** What auditors and the operator do with the key that checkpoints are signed with. */
@Singleton
public class AuditKeyService {
    private final AuditTrees trees;
    private final AuditKeys keys;

    @Inject
    AuditKeyService(AuditTrees trees, AuditKeys keys) {
        this.trees = trees;
        this.keys = keys;
    }

    /** The verifier keys whose signatures are valid, the one in use first. */
    @NotAudited("tells public keys, the same to every auditor")
    public List<String> verifierKeys(Caller caller) {
        return trees.verifierKeys();
    }

    /**
     * Makes a new key; the first checkpoint of each log afterwards is signed by both.
     *
     * @throws dev.raven.api.problem.ConflictException while logs wait for that from the last time
     */
    @Audited("audit_key.rotate")
    public AuditKeyRotation rotate(Caller caller) {
        return keys.rotate();
    }
}
