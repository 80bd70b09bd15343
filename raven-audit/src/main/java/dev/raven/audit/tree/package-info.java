/**
 * Merkle trees as in RFC 9162: hashes, proofs and their verification, over tiles of 256 hashes. Apart from all else, since the
 * offline verifier must come to the same results with the JDK alone.
 */
@NullMarked
package dev.raven.audit.tree;

import org.jspecify.annotations.NullMarked;
