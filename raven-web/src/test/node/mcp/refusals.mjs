// What a client is told that may not do something.
import assert from 'node:assert/strict';
import { call, connected } from './raven.mjs';

const { READING_KEY, OTHERS_USER, WRONG_KEY } = process.env;

for (const key of [undefined, WRONG_KEY]) {
  await assert.rejects(connected(key), (error) => /401|Unauthorized/i.test(`${error.code} ${error.name} ${error.message}`));
}

const reading = await connected(READING_KEY);
assert.deepEqual((await reading.listTools()).tools.map((tool) => tool.name).sort(), ['list_facts', 'recall']);

const unlisted = await call(reading, 'start_conversation', { user_id: OTHERS_USER });
assert.equal(unlisted.refused, true);
assert.equal(unlisted.content.code, 'insufficient_scope');
assert.match(unlisted.text, /conversations:write/);

const others = await call(reading, 'recall', { user_id: OTHERS_USER, query: 'anything' });
assert.equal(others.content.code, 'not_found');
await assert.rejects(reading.readResource({ uri: `raven://users/${OTHERS_USER}/facts` }), { code: -32002 });

const wrong = await call(reading, 'recall', { user_id: OTHERS_USER, query: 'x', limit: 1000 });
assert.equal(wrong.content.code, 'invalid_request');
assert.equal(wrong.content.errors[0].field, 'limit');

await assert.rejects(reading.callTool({ name: 'erase_everything', arguments: {} }), { code: -32602 });
await reading.close();
