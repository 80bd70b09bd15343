package dev.raven.audit.tree;

import java.util.List;

/**
 * Verifies proofs that somebody else made. Whatever is wrong with one (sizes, indices, lengths, hashes too many or too few),
 * the answer is false. Sizes are of 63 bits; a tree without leaves proves nothing.
 */
public final class Proofs {

    private Proofs() {}

    /**
     * Whether a leaf is in a tree (RFC 9162, 2.1.3.2).
     *
     * @param index of the leaf, from 0
     * @param size how many leaves the tree has
     */
    public static boolean includes(long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || anyIsNoHash(proof) || leafHash.length != TreeHash.BYTES) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            boolean right = (node & 1) == 1 || node == last;
            hash = right ? TreeHash.node(sibling, hash) : TreeHash.node(hash, sibling);
            int up = right
                    ? Long.numberOfTrailingZeros(node) + 1
                    : 1; // the last node of a level may have no sibling for a while
            node >>= up;
            last >>= up;
        }
        return last == 0 && TreeHash.same(hash, root);
    }

    /**
     * Whether a tree is the beginning of another (RFC 9162, 2.1.4.2).
     *
     * @param from how many leaves the earlier tree has, at least 1
     * @param to how many the later one has
     */
    public static boolean extend(long from, long to, byte[] fromRoot, byte[] toRoot, List<byte[]> proof) {
        if (from < 1 || from > to || anyIsNoHash(proof) || anyIsNoHash(List.of(fromRoot, toRoot))) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && TreeHash.same(fromRoot, toRoot);
        }
        boolean whole = Long.bitCount(from) == 1;
        return (whole || !proof.isEmpty())
                && extend(
                        from,
                        to,
                        whole ? fromRoot : proof.getFirst(),
                        whole ? proof : proof.subList(1, proof.size()),
                        fromRoot,
                        toRoot);
    }

    private static boolean extend(
            long from, long to, byte[] start, List<byte[]> proof, byte[] fromRoot, byte[] toRoot) {
        int whole = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >> whole;
        long last = (to - 1) >> whole;
        byte[] earlier = start;
        byte[] later = start;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            boolean right = (node & 1) == 1 || node == last;
            earlier = right ? TreeHash.node(sibling, earlier) : earlier;
            later = right ? TreeHash.node(sibling, later) : TreeHash.node(later, sibling);
            int up = right
                    ? Long.numberOfTrailingZeros(node) + 1
                    : 1; // the last node of a level may have no sibling for a while
            node >>= up;
            last >>= up;
        }
        return last == 0 && TreeHash.same(earlier, fromRoot) && TreeHash.same(later, toRoot);
    }

    private static boolean anyIsNoHash(List<byte[]> hashes) {
        return hashes.stream().anyMatch(hash -> hash.length != TreeHash.BYTES);
    }
}
