// What the console computes, outside of a browser: against the vectors of others, and against notes that were signed here.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isConsistent, rootOfInclusion, same } from './console/proof/merkle.js';
import { checkpoint, openNote, signer, verifierKey } from './console/proof/note.js';
import { prove } from './console/proof/prove.js';

const bytes = (text) => new Uint8Array(Buffer.from(text ?? '', 'base64'));

async function vectors({ inclusion, consistency }) {
  for (const one of inclusion) {
    const root = await rootOfInclusion(bytes(one.leafHash), one.leafIdx, one.treeSize, (one.proof ?? []).map(bytes));
    assert.equal(root !== null && same(root, bytes(one.root)), !one.wantErr, `inclusion ${one.case}`);
  }
  for (const one of consistency) {
    const holds = await isConsistent(one.size1, bytes(one.root1), one.size2, bytes(one.root2), (one.proof ?? []).map(bytes));
    assert.equal(holds, !one.wantErr, `consistency ${one.case}`);
  }
  console.log(`${inclusion.length} inclusion and ${consistency.length} consistency proofs judged as they should be`);
}

function keyOf(name) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const material = Buffer.concat([Buffer.of(1), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)]);
  const id = createHash('sha256').update(`${name}\n`).update(material).digest().subarray(0, 4);
  return { name, id, privateKey, line: `${name}+${id.toString('hex')}+${material.toString('base64')}` };
}

const signatureLine = (key, text) => `— ${key.name} ${Buffer.concat([key.id, sign(null, Buffer.from(text), key.privateKey)]).toString('base64')}\n`;

async function notes() {
  const [own, other] = [keyOf('raven'), keyOf('raven')];
  const text = `raven/ten_x\n7\n${Buffer.alloc(32, 7).toString('base64')}\ntime 2026-11-27T12:00:00Z\n`;
  const keys = [await verifierKey(own.line)];
  const signedBy = async (note) => (await signer(openNote(note), keys))?.line ?? null;

  assert.equal(await signedBy(`${text}\n${signatureLine(own, text)}`), own.line);
  assert.equal(await signedBy(`${text}\n${signatureLine(other, text)}${signatureLine(own, text)}`), own.line);
  assert.equal(await signedBy(`${text}\n${signatureLine(other, text)}`), null);
  assert.equal(await signedBy(`${text.replace('7', '8')}\n${signatureLine(own, text)}`), null);
  assert.equal(await signedBy(`${text}\n${signatureLine({ ...other, id: own.id }, text)}`), null);
  assert.equal(openNote(text), null);
  assert.equal(openNote(`${text}\nnot a signature\n`), null);
  assert.equal(await verifierKey(own.line.replace('raven+', 'haven+')), null);
  assert.equal(await verifierKey('nonsense'), null);
  assert.equal(checkpoint(text).size, 7);
  assert.equal(checkpoint(`${text}more\n`), null);
  console.log('signed notes judged as they should be');
}

/** A log of one event, whose tree is its leaf. */
async function proofs() {
  const key = keyOf('raven');
  const event = { event_id: 'evt_1', sequence: 1, action: 'user.erase', actor: { type: 'operator' } };
  const written = Buffer.from(JSON.stringify(event));
  const leaf = createHash('sha256').update(Buffer.of(0)).update(written).digest('base64');
  const note = (size, log = 'ten_x') => {
    const text = `raven/${log}\n${size}\n${leaf}\ntime 2026-11-27T12:00:00Z\n`;
    return `${text}\n${signatureLine(key, text)}`;
  };
  const proof = { leaf_index: 0, tree_size: 1, leaf_hash: leaf, hashes: [], event_bytes: written.toString('base64'), checkpoint: note(1) };
  const shown = { ...event, leaf_hash: leaf };
  const steps = async (changed, seen = shown) => (await prove(seen, { ...proof, ...changed }, key.line, 'ten_x')).steps;

  assert.deepEqual(await steps({}), { shown: true, hashed: true, placed: true, signed: true });
  assert.deepEqual(await steps({}, { ...shown, actor: { type: 'system' } }), { shown: false, hashed: true, placed: true, signed: true });
  const forged = Buffer.from(JSON.stringify({ ...event, action: 'user.read' }));
  assert.deepEqual(await steps({ event_bytes: forged.toString('base64') }), { shown: false, hashed: false, placed: false, signed: true });
  assert.equal((await steps({ checkpoint: note(2) })).placed, false);
  assert.deepEqual(await steps({ checkpoint: note(1, 'ten_y') }), { shown: true, hashed: true, placed: false, signed: false });
  assert.equal((await steps({ leaf_index: 1, tree_size: 2 })).placed, false);
  console.log('proofs of events judged as they should be');
}

await notes();
await proofs();
if (process.env.PROOFS) {
  await vectors(JSON.parse(readFileSync(process.env.PROOFS, 'utf8')));
}
