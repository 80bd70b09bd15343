package dev.raven.audit.tree;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Appends leaves to a tree in tiles, and collects the tiles that changed by that. For one thread at a time. */
public final class TileGrowth {
    private final Tiles tiles;
    private final Map<TileId, byte[]> changed = new LinkedHashMap<>();
    private final Frontier frontier;

    /**
     * @param size how many leaves the tree has
     * @throws IllegalArgumentException when the tiles do not hold as much
     */
    public TileGrowth(Tiles tiles, long size) {
        this.tiles = tiles;
        this.frontier = Frontier.of(size, new TileTree(tiles).frontier(size));
    }

    /** Appends a leaf by its hash. */
    public void append(byte[] leafHash) {
        byte[] hash = TreeHash.whole(leafHash);
        long place = frontier.size();
        for (int level = 0; ; level++) {
            byte[] tile = with(hash, new TileId(level, place / Tiles.WIDTH), (int) (place % Tiles.WIDTH));
            if (tile.length < Tiles.WIDTH * TreeHash.BYTES) {
                break;
            }
            hash = rootOf(tile);
            place /= Tiles.WIDTH;
        }
        frontier.append(leafHash);
    }

    /** How many leaves there are. */
    public long size() {
        return frontier.size();
    }

    /** The root of the tree. */
    public byte[] root() {
        return frontier.root();
    }

    /** The tiles that are new or longer than they were, as they must be kept now. */
    public Map<TileId, byte[]> changed() {
        return Map.copyOf(changed);
    }

    private byte[] with(byte[] hash, TileId id, int place) {
        byte[] before = changed.getOrDefault(id, new byte[0]);
        if (before.length == 0 && place > 0) {
            before = tiles.tile(id.level(), id.index());
        }
        int at = place * TreeHash.BYTES;
        if (before.length < at) {
            throw new IllegalArgumentException("the tiles of a tree hold fewer hashes than it should have");
        }
        // What stands behind the end was written by somebody who did not come to tell of it.
        byte[] tile = Arrays.copyOf(before, at + TreeHash.BYTES);
        System.arraycopy(hash, 0, tile, at, TreeHash.BYTES);
        changed.put(id, tile);
        return tile;
    }

    private static byte[] rootOf(byte[] tile) {
        Frontier hashes = Frontier.empty();
        for (int at = 0; at < tile.length; at += TreeHash.BYTES) {
            hashes.append(Arrays.copyOfRange(tile, at, at + TreeHash.BYTES));
        }
        return hashes.root();
    }
}
