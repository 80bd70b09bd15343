package dev.raven.audit.checkpoint;

import dev.raven.audit.tree.TileGrowth;
import dev.raven.audit.tree.TileId;
import dev.raven.audit.tree.TileTree;
import dev.raven.audit.tree.Tiles;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditTile;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log's tree while events are appended to it, each chained to the one before. For one thread at a time. */
final class GrowingTree {
    private final TenantId log;
    private final Tiles kept;
    private final TileGrowth growth;
    private AuditHead head;

    /** @throws ForkedLogException when the tiles do not hold as much as was integrated */
    GrowingTree(TenantId log, AuditTreeStore store, AuditHead integrated) {
        this.log = log;
        this.kept = readingOnce(log, store);
        this.head = integrated;
        try {
            this.growth = new TileGrowth(kept, integrated.sequence());
        } catch (IllegalArgumentException lacking) {
            throw new ForkedLogException(log, "the tree lacks hashes of events that were integrated");
        }
    }

    private static Tiles readingOnce(TenantId log, AuditTreeStore store) {
        Map<TileId, byte[]> read = new HashMap<>();
        return (level, index) ->
                read.computeIfAbsent(new TileId(level, index), id -> store.tile(log, id.level(), id.index()));
    }

    /** @throws ForkedLogException when the event does not follow the one before */
    void append(StoredAuditEvent event) {
        long sequence = head.sequence() + 1;
        ChainLink link = ChainLink.of(event.body());
        if (event.sequence() != sequence || link.sequence() != sequence) {
            throw new ForkedLogException(log, "the event after " + head.sequence() + " has another sequence");
        }
        if (!link.previousHash().equals(head.hash())) {
            throw new ForkedLogException(log, "event " + sequence + " does not carry the hash of the one before");
        }
        growth.append(TreeHash.leaf(event.body()));
        head = new AuditHead(sequence, ChainLink.hash(event.body()));
    }

    AuditHead head() {
        return head;
    }

    byte[] root() {
        return growth.root();
    }

    /**
     * The root of the tree when it had that size.
     *
     * @throws ForkedLogException when the tiles do not hold as much
     */
    byte[] root(long size) {
        Map<TileId, byte[]> changed = growth.changed();
        Tiles now = (level, index) ->
                Optional.ofNullable(changed.get(new TileId(level, index))).orElseGet(() -> kept.tile(level, index));
        try {
            return new TileTree(now).root(size);
        } catch (IllegalArgumentException lacking) {
            throw new ForkedLogException(log, "the tree lacks hashes of events that were signed");
        }
    }

    List<AuditTile> changed() {
        return growth.changed().entrySet().stream()
                .map(tile -> new AuditTile(tile.getKey().level(), tile.getKey().index(), tile.getValue()))
                .toList();
    }
}
