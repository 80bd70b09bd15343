import { leafHash, rootOfInclusion, same } from './merkle.js';
import { base64, canVerify, checkpoint, openNote, signer, verifierKeys } from './note.js';

const PLATFORM = `ten_${'A'.repeat(22)}`;

/** The log that a session reads. */
export const logOf = (session) => session.tenant_id ?? PLATFORM;

/** A text that two equal values share, in whatever order their fields came. */
function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const fields = Object.keys(value).sort();
    return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(value[field])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Whether the event on the screen is the one in the bytes that are hashed. */
function isShown(event, bytes) {
  const { leaf_hash: ignored, ...shown } = event;
  try {
    return canonical(shown) === canonical(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return false;
  }
}

/**
 * Reads a signed checkpoint of a log.
 * @returns what it says, and whether a key signed it: true, false, or null where this browser cannot tell
 */
export async function readCheckpoint(text, keysText, log) {
  const note = openNote(text);
  const said = note && checkpoint(note.text);
  if (!said || !said.origin.endsWith(`/${log}`)) {
    return { said: null, signed: false, key: null };
  }
  const keys = await verifierKeys(keysText);
  if (!(await canVerify())) {
    return { said, signed: null, key: keys[0] ?? null };
  }
  const key = await signer(note, keys);
  return { said, signed: key !== null, key };
}

/** Checks an event's proof, step by step. A step is true, false, or null where this browser cannot tell. */
export async function prove(event, proof, keysText, log) {
  const bytes = base64(proof.event_bytes);
  const leaf = await leafHash(bytes);
  const { said, signed, key } = await readCheckpoint(proof.checkpoint, keysText, log);
  const root = await rootOfInclusion(leaf, proof.leaf_index, proof.tree_size, proof.hashes.map(base64));
  const hashed = same(leaf, base64(proof.leaf_hash)) && proof.leaf_hash === event.leaf_hash;
  const leads = said !== null && root !== null && same(root, said.root);
  return {
    checkpoint: said,
    key,
    steps: {
      shown: isShown(event, bytes),
      hashed,
      placed: leads && said.size === proof.tree_size && proof.leaf_index === event.sequence - 1,
      signed,
    },
  };
}
