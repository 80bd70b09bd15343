package dev.raven.audit.tree;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A tree of leaves that are told apart by their index, in tiles in memory. */
final class GrownTree implements Tiles {
    private final Map<TileId, byte[]> kept = new HashMap<>();

    static GrownTree of(long size) {
        GrownTree tree = new GrownTree();
        tree.grow(0, size);
        return tree;
    }

    static byte[] leaf(long index) {
        return TreeHash.leaf(("event " + index).getBytes(StandardCharsets.UTF_8));
    }

    /** The root straight from the definition (RFC 9162, 2.1.1). */
    static byte[] definedRoot(long size) {
        return size == 0
                ? TreeHash.ofNothing()
                : definedRoot(
                        LongStream.range(0, size).mapToObj(GrownTree::leaf).toList());
    }

    private static byte[] definedRoot(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return TreeHash.node(definedRoot(leaves.subList(0, left)), definedRoot(leaves.subList(left, leaves.size())));
    }

    void grow(long from, long to) {
        TileGrowth growth = new TileGrowth(this, from);
        LongStream.range(from, to).forEach(index -> growth.append(leaf(index)));
        kept.putAll(growth.changed());
    }

    @Override
    public byte[] tile(int level, long index) {
        return kept.getOrDefault(new TileId(level, index), new byte[0]);
    }
}
