/** The one place that talks to the server: its public API, with the session's cookie and nothing kept here. */

const BASE = new URL('/api/v1/', location.origin);

/** What the server refused, in its own words (RFC 9457). */
export class Refusal extends Error {
  constructor(status, problem, headers) {
    super(problem.detail ?? problem.title ?? 'The server answered something unexpected.');
    this.status = status;
    this.title = problem.title ?? 'Something went wrong';
    this.code = problem.code ?? 'unknown';
    this.fields = problem.errors ?? [];
    this.requestId = headers.get('X-Request-Id');
    this.retryAfter = Number(headers.get('Retry-After')) || 0;
  }

  /** The scopes that were missing, as the server names them. */
  get scopes() {
    return this.code === 'insufficient_scope' ? (this.message.match(/[a-z]+:[a-z]+/g) ?? []) : [];
  }
}

/** Nothing came back: the network, or the server, is away. */
export class Unreachable extends Error {
  constructor() {
    super('Raven does not answer. Check the network, then try again.');
    this.title = 'Raven cannot be reached';
  }
}

/** Whether asking again is another wish: after a fault of the network or the server, or while the first is still done, it is the same one. */
export const decided = (error) => error instanceof Refusal && error.status < 500 && error.code !== 'idempotency_in_progress';

let whenSignedOut = () => {};

/** Who is told when the session has ended. */
export function onSignedOut(listener) {
  whenSignedOut = listener;
}

/** Which session this page was opened for; another tab may sign in as somebody else, and the cookie is one for both. */
let mine = '1';

const opened = (session) => {
  mine = session?.session_id ?? '1';
  return session;
};

let used = Date.now();

/** Tabs tell each other that their session was used: each by itself would take it for idle, and look. */
const tabs = new BroadcastChannel('raven.used');
tabs.addEventListener('message', ({ data }) => {
  used = data === mine ? Date.now() : used;
});

/** The session is used now: the server counts every answer but 401, and what the browser fetches by itself. */
export function use() {
  used = Date.now();
  tabs.postMessage(mine);
}

/** When the session was last used in this browser. */
export function lastUse() {
  return used;
}

/** The address of something that the browser fetches by itself, such as a download. */
export function address(path, query = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(query)) {
    if (value !== '' && value !== null && value !== undefined) {
      url.searchParams.set(name, value);
    }
  }
  return url.pathname + url.search;
}

async function ask(method, path, { query, body, signal, headers = {}, quiet = false } = {}) {
  const response = await fetch(address(path, query), {
    method,
    signal,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers: {
      'Raven-Console': mine,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((fault) => {
    throw fault.name === 'AbortError' ? fault : new Unreachable();
  });
  if (response.status !== 401) {
    use();
  }
  if (response.ok) {
    return response;
  }
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401) {
    opened(null);
    if (!quiet) {
      whenSignedOut();
    }
  }
  throw new Refusal(response.status, problem, response.headers);
}

async function content(response) {
  if (response.status === 204) {
    return null;
  }
  const json = (response.headers.get('Content-Type') ?? '').startsWith('application/json');
  return json ? response.json() : response.text();
}

export const get = async (path, options) => content(await ask('GET', path, options));
export const patch = async (path, body, options) => content(await ask('PATCH', path, { ...options, body }));
export const remove = async (path, options) => content(await ask('DELETE', path, options));

/** @param once names the wish: sent twice with the same name, it is done once */
export const post = async (path, body, once, options = {}) =>
  content(await ask('POST', path, { ...options, body, headers: once ? { 'Idempotency-Key': once } : {} }));

/** Exchanges an API key for a session. The key is in this one request, and nowhere else. */
export const signIn = async (key) =>
  opened(await content(await ask('POST', 'sessions', { quiet: true, headers: { Authorization: `Bearer ${key}` } })));

/** What is asked before anybody is signed in; nothing where the answer is one of these. */
async function asked(path, ...none) {
  try {
    return await content(await ask('GET', path, { quiet: true }));
  } catch (refusal) {
    if (none.includes(refusal.status)) {
      return null;
    }
    throw refusal;
  }
}

/** The session of this browser; nothing where there is none. */
export const session = async () => opened(await asked('sessions/current', 401));

/** Through whom one can sign in instead of with a key; nothing where the operator named nobody. */
export const identityProvider = () => asked('sessions/oidc', 404);
