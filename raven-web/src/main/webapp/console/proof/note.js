/** C2SP signed-note and tlog-checkpoint: what was signed of a log, and by which key. Ed25519 is the browser's. */

const ED25519 = 1;
const utf8 = (text) => new TextEncoder().encode(text);

export const base64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A verifier key: name+id+base64. Null where it is none of Ed25519, or its id is not that of its key. */
export async function verifierKey(line) {
  const parts = line.match(/^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/);
  if (!parts) {
    return null;
  }
  const [, name, id, encoded] = parts;
  const material = base64(encoded);
  const digest = await crypto.subtle.digest('SHA-256', await new Blob([utf8(`${name}\n`), material]).arrayBuffer());
  const known = material.length === 33 && material[0] === ED25519 && hex(new Uint8Array(digest, 0, 4)) === id;
  return known ? { name, id, line, bytes: material.slice(1) } : null;
}

export async function verifierKeys(text) {
  return (await Promise.all(text.split('\n').filter(Boolean).map(verifierKey))).filter(Boolean);
}

/** A note's signed text and its signatures; null where it is no note. */
export function openNote(note) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) {
    return null;
  }
  const lines = note.slice(end + 2).split('\n').filter(Boolean);
  const signatures = lines.map((line) => line.match(/^— (\S+) ([A-Za-z0-9+/]+=*)$/));
  if (signatures.length === 0 || signatures.includes(null)) {
    return null;
  }
  return {
    text: note.slice(0, end + 1),
    signatures: signatures.map(([, name, encoded]) => {
      const bytes = base64(encoded);
      return { name, id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
    }),
  };
}

/** Whether this browser can check Ed25519 at all. */
export async function canVerify() {
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

/** The first of the keys that signed the note. */
export async function signer(note, keys) {
  for (const signature of note.signatures) {
    for (const key of keys.filter((one) => one.name === signature.name && one.id === signature.id)) {
      const imported = await crypto.subtle.importKey('raw', key.bytes, { name: 'Ed25519' }, false, ['verify']);
      if (await crypto.subtle.verify('Ed25519', imported, signature.bytes, utf8(note.text))) {
        return key;
      }
    }
  }
  return null;
}

/** What a note says of a log; null where it says something else. */
export function checkpoint(text) {
  const parts = text.match(/^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n$/);
  return parts && { origin: parts[1], size: Number(parts[2]), root: base64(parts[3]), time: parts[4] };
}
