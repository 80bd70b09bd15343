package dev.raven.audit.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree in tiles: gives roots and proofs at every size that it ever had. Every method throws
 * {@link IllegalArgumentException} when the tiles do not hold as much as is asked for.
 */
public final class TileTree {
    private final Tiles tiles;

    public TileTree(Tiles tiles) {
        this.tiles = tiles;
    }

    /** The root over the first {@code size} leaves (RFC 9162, 2.1.1). */
    public byte[] root(long size) {
        return Frontier.of(size, frontier(size)).root();
    }

    /** The roots of the complete subtrees over the first {@code size} leaves, the largest first. */
    public List<byte[]> frontier(long size) {
        require(size >= 0);
        Reading reading = new Reading();
        List<byte[]> roots = new ArrayList<>();
        for (long rest = size, start = 0; rest > 0; ) {
            long whole = Long.highestOneBit(rest);
            roots.add(reading.subtree(start, start + whole));
            start += whole;
            rest -= whole;
        }
        return List.copyOf(roots);
    }

    /**
     * The proof that a leaf is in the tree of the first {@code size} leaves (RFC 9162, 2.1.3.1).
     *
     * @param index of the leaf, from 0
     */
    public List<byte[]> inclusion(long index, long size) {
        require(index >= 0 && index < size);
        Reading reading = new Reading();
        List<byte[]> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + leftPart(end - start);
            boolean left = index < middle;
            path.add(left ? reading.subtree(middle, end) : reading.subtree(start, middle));
            start = left ? start : middle;
            end = left ? middle : end;
        }
        return path.reversed();
    }

    /**
     * The proof that the tree of the first {@code from} leaves is the beginning of that of the first {@code to} (RFC 9162,
     * 2.1.4.1).
     *
     * @param from at least 1
     */
    public List<byte[]> consistency(long from, long to) {
        require(from >= 1 && from <= to);
        Reading reading = new Reading();
        List<byte[]> path = new ArrayList<>();
        long start = 0;
        long end = to;
        while (end != from) {
            long middle = start + leftPart(end - start);
            boolean left = from <= middle;
            path.add(left ? reading.subtree(middle, end) : reading.subtree(start, middle));
            start = left ? start : middle;
            end = left ? middle : end;
        }
        if (start > 0) {
            path.add(reading.subtree(start, end)); // else it is the earlier root, which the verifier has
        }
        return path.reversed();
    }

    /** The largest power of two below a size of at least 2. */
    private static long leftPart(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a tree of this size has no such leaf or beginning");
        }
    }

    /** Reads each tile once for one answer. */
    private final class Reading {
        private static final int LEVELS_A_TILE = 8;

        private final Map<TileId, byte[]> read = new HashMap<>();

        /** The root over leaves that stand together in the tree. */
        byte[] subtree(long start, long end) {
            long size = end - start;
            if (Long.bitCount(size) == 1) {
                return complete(Long.numberOfTrailingZeros(size), start);
            }
            long middle = start + leftPart(size);
            return TreeHash.node(subtree(start, middle), subtree(middle, end));
        }

        private byte[] complete(int height, long start) {
            int level = height / LEVELS_A_TILE;
            int width = 1 << (height % LEVELS_A_TILE);
            long first = start >> (level * LEVELS_A_TILE);
            byte[] tile = read.computeIfAbsent(
                    new TileId(level, first / Tiles.WIDTH), id -> tiles.tile(id.level(), id.index()));
            int from = (int) (first % Tiles.WIDTH) * TreeHash.BYTES;
            if (from + width * TreeHash.BYTES > tile.length) {
                throw new IllegalArgumentException("the tiles of a tree hold fewer hashes than it should have");
            }
            return folded(tile, from, width);
        }

        private byte[] folded(byte[] tile, int from, int width) {
            if (width == 1) {
                return Arrays.copyOfRange(tile, from, from + TreeHash.BYTES);
            }
            int half = width / 2;
            return TreeHash.node(folded(tile, from, half), folded(tile, from + half * TreeHash.BYTES, half));
        }
    }
}
