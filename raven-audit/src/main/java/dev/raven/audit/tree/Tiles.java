package dev.raven.audit.tree;

/** Where the hashes of a tree are kept: in tiles of up to 256, as in C2SP tlog-tiles. */
@FunctionalInterface
public interface Tiles {
    /** How many hashes a full tile has. */
    int WIDTH = 256;

    /**
     * A tile's hashes one after the other: at level 0 of leaves, above each the root of a full tile of the level below. The last
     * tile of a level may hold fewer than 256, and more than a tree of an earlier size needs.
     *
     * @param level from 0
     * @param index of the tile in its level, from 0
     * @return a multiple of 32 bytes, at most 8,192; none where there is no such tile
     */
    byte[] tile(int level, long index);
}
