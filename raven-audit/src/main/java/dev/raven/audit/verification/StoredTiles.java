package dev.raven.audit.verification;

import dev.raven.audit.tree.Frontier;
import dev.raven.audit.tree.TileId;
import dev.raven.audit.tree.TileTree;
import dev.raven.audit.tree.Tiles;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.id.TenantId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tiles of a log's tree while the log is read again, in order: each is read once. For one thread at a time. */
final class StoredTiles {
    private static final int WHOLE = Tiles.WIDTH * TreeHash.BYTES;

    private final Tiles tiles;
    private final long size;
    private final Findings findings;
    private final Map<Integer, TileId> at = new HashMap<>();
    private final Map<Integer, byte[]> read = new HashMap<>();
    private long told = -1;

    /** @param size how many events were integrated */
    StoredTiles(AuditTreeStore store, TenantId log, long size, Findings findings) {
        this.tiles = (level, index) -> store.tile(log, level, index);
        this.size = size;
        this.findings = findings;
    }

    /** The hash that the tree holds of an event; empty where it was not integrated, or the tile lacks it. */
    Optional<byte[]> leaf(long sequence) {
        return sequence < 1 || sequence > size ? Optional.empty() : hash(0, sequence - 1);
    }

    /** The roots of the complete subtrees over the events before that one; empty where the tiles lack them. */
    Optional<List<byte[]>> before(long sequence) {
        try {
            return Optional.of(new TileTree(tiles).frontier(sequence - 1));
        } catch (IllegalArgumentException lacking) {
            findings.add(
                    AuditFault.ROOT_MISMATCH, sequence - 1, "The tree lacks hashes of the events before this one.");
            return Optional.empty();
        }
    }

    /** Compares, behind the last event of a tile, the tile's root with what the levels above hold of it. */
    void compareAbove(long sequence) {
        long place = sequence - 1;
        for (int level = 0; place % Tiles.WIDTH == Tiles.WIDTH - 1 && sequence <= size; level++) {
            byte[] tile = tile(new TileId(level, place / Tiles.WIDTH));
            place /= Tiles.WIDTH;
            boolean same = tile.length == WHOLE
                    && hash(level + 1, place)
                            .filter(above -> Arrays.equals(above, rootOf(tile)))
                            .isPresent();
            if (!same) {
                differs(
                        sequence,
                        "The tree holds something else above the 256 hashes up to here than follows from them.");
                return;
            }
        }
    }

    /** Whether an event was integrated, and its hash is not there. */
    boolean lacks(long sequence) {
        return sequence <= size && leaf(sequence).isEmpty();
    }

    /** Says, once a tile, that it does not hold what it should. */
    void differs(long sequence, String detail) {
        long tile = (sequence - 1) / Tiles.WIDTH;
        if (told != tile) {
            told = tile;
            findings.add(AuditFault.ROOT_MISMATCH, sequence, detail);
        }
    }

    private Optional<byte[]> hash(int level, long place) {
        byte[] tile = tile(new TileId(level, place / Tiles.WIDTH));
        int from = (int) (place % Tiles.WIDTH) * TreeHash.BYTES;
        return from + TreeHash.BYTES > tile.length
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(tile, from, from + TreeHash.BYTES));
    }

    private byte[] tile(TileId id) {
        if (!id.equals(at.get(id.level()))) {
            at.put(id.level(), id);
            read.put(id.level(), tiles.tile(id.level(), id.index()));
        }
        return read.getOrDefault(id.level(), new byte[0]);
    }

    private static byte[] rootOf(byte[] tile) {
        Frontier hashes = Frontier.empty();
        for (int at = 0; at < tile.length; at += TreeHash.BYTES) {
            hashes.append(Arrays.copyOfRange(tile, at, at + TreeHash.BYTES));
        }
        return hashes.root();
    }
}
