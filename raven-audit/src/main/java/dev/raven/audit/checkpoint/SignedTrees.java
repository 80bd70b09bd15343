package dev.raven.audit.checkpoint;

import dev.raven.audit.note.VerifierKey;
import dev.raven.audit.tree.TileTree;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The trees as they are kept, on any node. */
@ApplicationScoped
class SignedTrees implements AuditTrees {
    private final AuditTreeStore store;
    private final SigningKeyVault keys;
    private final Freshness freshness;

    @Inject
    SignedTrees(AuditTreeStore store, SigningKeyVault keys, Freshness freshness) {
        this.store = store;
        this.keys = keys;
        this.freshness = freshness;
    }

    @Override
    public Optional<AuditCheckpoint> latest(TenantId log) {
        return store.state(log).latest().map(kept -> freshness.of(log, kept));
    }

    @Override
    public List<AuditCheckpoint> checkpoints(TenantId log, long below, int limit) {
        return store.checkpoints(log, below, limit);
    }

    @Override
    public List<byte[]> inclusion(TenantId log, long sequence, long size) {
        return tree(log, size).inclusion(sequence - 1, size);
    }

    @Override
    public List<byte[]> consistency(TenantId log, long from, long to) {
        return tree(log, to).consistency(from, to);
    }

    @Override
    public List<byte[]> frontier(TenantId log, long size) {
        return tree(log, size).frontier(size);
    }

    @Override
    public List<String> verifierKeys() {
        return keys.signers().known().stream().map(VerifierKey::toString).toList();
    }

    private TileTree tree(TenantId log, long size) {
        if (size > store.state(log).integrated().sequence()) {
            throw new IllegalArgumentException("the tree does not hold as much");
        }
        return new TileTree((level, index) -> store.tile(log, level, index));
    }
}
