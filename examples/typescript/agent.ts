// An agent with a memory: it recalls before it answers, and remembers what was said. A line of input is a turn.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import createClient from 'openapi-fetch';
import type { paths } from './raven.js';

const person = 'example-of-an-agent';
const raven = createClient<paths>({
  baseUrl: process.env.RAVEN_URL ?? 'http://127.0.0.1:8080',
  headers: { Authorization: `Bearer ${process.env.RAVEN_API_KEY}` },
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(30_000) }),
});

/** What was answered, or an error with what Raven says is wrong. */
function answered<T>(result: { data?: T; error?: { code?: string; detail?: string } }): T {
  if (result.data === undefined) throw new Error(`${result.error?.code}: ${result.error?.detail}`);
  return result.data;
}

/** A name of a request's own, so that it may be sent again when its answer is lost. */
const once = () => ({ header: { 'Idempotency-Key': randomUUID() } });

async function user(): Promise<string> {
  const known = answered(await raven.GET('/api/v1/users', { params: { query: { external_ref: person } } }));
  const first = known.users[0];
  return first?.user_id ?? answered(await raven.POST('/api/v1/users', { params: once(), body: { external_ref: person } })).user_id;
}

/** What matters now, in at most 800 tokens, ready for a prompt: dated, fenced, and said to be data. */
async function recall(user_id: string, query: string): Promise<string> {
  const found = answered(await raven.POST('/api/v1/memory/query', { body: { user_id, query, max_tokens: 800 } }));
  return found.context?.text ?? '';
}

/** A stand-in that needs no service: call your model here, with the memories and what was said in its prompt. */
async function model(memories: string, said: string): Promise<string> {
  const remembered = memories.split('\n').find((line) => line.startsWith('user: '));
  return remembered ? `You told me: ${remembered.slice('user: '.length)}` : 'I will remember that.';
}

const user_id = await user();
const { conversation_id } = answered(await raven.POST('/api/v1/conversations', { params: once(), body: { user_id } }));
for await (const user_message of createInterface({ input: process.stdin })) {
  const agent_response = await model(await recall(user_id, user_message), user_message);
  console.log(agent_response);
  answered(await raven.POST('/api/v1/memory/ingest', { params: once(), body: { user_id, conversation_id, user_message, agent_response } }));
}
