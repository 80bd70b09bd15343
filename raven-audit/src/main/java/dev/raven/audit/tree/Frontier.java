package dev.raven.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of its complete subtrees, the largest first, one for each bit that is set in
 * its size. It is all that is needed to append leaves and to know the root at each size. For one thread at a time.
 */
public final class Frontier {
    private final List<byte[]> roots;
    private long size;

    private Frontier(long size, List<byte[]> roots) {
        this.size = size;
        this.roots = roots;
    }

    /** Of a tree without leaves. */
    public static Frontier empty() {
        return new Frontier(0, new ArrayList<>());
    }

    /**
     * Of a tree that has grown already.
     *
     * @param size how many leaves it has
     * @param roots of its complete subtrees, the largest first
     * @throws IllegalArgumentException when there are not as many roots as the size wants, or one is not 32 bytes long
     */
    public static Frontier of(long size, List<byte[]> roots) {
        if (size < 0 || roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of this size has another number of complete subtrees");
        }
        return new Frontier(
                size,
                new ArrayList<>(
                        roots.stream().map(TreeHash::whole).map(byte[]::clone).toList()));
    }

    /** Appends a leaf by its hash. */
    public void append(byte[] leafHash) {
        byte[] root = TreeHash.whole(leafHash);
        for (int full = Long.numberOfTrailingZeros(~size); full > 0; full--) {
            root = TreeHash.node(roots.removeLast(), root);
        }
        roots.add(root);
        size++;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root of the tree (RFC 9162, 2.1.1). */
    public byte[] root() {
        return roots.reversed().stream()
                .reduce((right, left) -> TreeHash.node(left, right))
                .map(byte[]::clone)
                .orElseGet(TreeHash::ofNothing);
    }

    /** The roots of the complete subtrees, the largest first. */
    public List<byte[]> roots() {
        return roots.stream().map(byte[]::clone).toList();
    }
}
