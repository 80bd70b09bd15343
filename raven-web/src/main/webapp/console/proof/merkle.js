/** RFC 9162: how a leaf leads to the root of its tree, and how one tree goes on from another. SHA-256 is the browser's. */

const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));

export const leafHash = (bytes) => sha256(Uint8Array.of(0), bytes);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** A hash of another length would let one pair of hashes pass for another. */
const whole = (hashes) => hashes.every((hash) => hash.length === 32);

/** Sizes and indices go beyond what bits of a Number hold, so they are halved as BigInt. */
const odd = (value) => (value & 1n) === 1n;

/** The root that a leaf and its path lead to; null where the path does not fit the place (RFC 9162, 2.1.3.2). */
export async function rootOfInclusion(leaf, index, size, path) {
  let place = BigInt(index);
  let last = BigInt(size) - 1n;
  if (place < 0n || place > last || !whole([leaf, ...path])) {
    return null;
  }
  let root = leaf;
  for (const hash of path) {
    if (last === 0n) {
      return null;
    }
    if (odd(place) || place === last) {
      root = await nodeHash(hash, root);
      while (!odd(place) && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      root = await nodeHash(root, hash);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? root : null;
}

/** Whether the tree of the smaller size is the beginning of the larger one (RFC 9162, 2.1.4.2). */
export async function isConsistent(smaller, smallerRoot, larger, largerRoot, path) {
  if (smaller < 1 || smaller > larger || !whole([smallerRoot, largerRoot, ...path])) {
    return false;
  }
  if (smaller === larger) {
    return path.length === 0 && same(smallerRoot, largerRoot);
  }
  let place = BigInt(smaller) - 1n;
  let last = BigInt(larger) - 1n;
  while (odd(place)) {
    place >>= 1n;
    last >>= 1n;
  }
  const hashes = place === 0n ? [smallerRoot, ...path] : [...path];
  if (hashes.length === 0) {
    return false;
  }
  let [older] = hashes;
  let newer = older;
  for (const hash of hashes.slice(1)) {
    if (last === 0n) {
      return false;
    }
    if (odd(place) || place === last) {
      older = await nodeHash(hash, older);
      newer = await nodeHash(hash, newer);
      while (!odd(place) && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      newer = await nodeHash(newer, hash);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && same(older, smallerRoot) && same(newer, largerRoot);
}
