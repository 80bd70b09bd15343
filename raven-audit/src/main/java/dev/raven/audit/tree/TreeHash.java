package dev.raven.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of a Merkle tree: SHA-256 with a prefix that keeps leaves and nodes apart (RFC 9162, 2.1.1). */
public final class TreeHash {
    /** Length of every hash, in bytes. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    /** The hash of an entry, as it stands in the tree. */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    /**
     * The hash over two subtrees.
     *
     * @throws IllegalArgumentException when one of them is not 32 bytes long
     */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(whole(left));
        return digest.digest(whole(right));
    }

    /** The root of a tree without leaves. */
    public static byte[] ofNothing() {
        return sha256().digest();
    }

    /** Without telling by its time where they differ; false where one is not 32 bytes long. */
    static boolean same(byte[] one, byte[] other) {
        return one.length == BYTES && MessageDigest.isEqual(one, other);
    }

    static byte[] whole(byte[] hash) {
        if (hash.length != BYTES) {
            throw new IllegalArgumentException("a hash of a tree must be 32 bytes long");
        }
        return hash;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
