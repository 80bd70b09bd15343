import { get } from '../api.js';
import { isConsistent } from './merkle.js';
import { base64 } from './note.js';

/** How far a log had come, and what its root was, when this browser saw it last: hashes, and nothing that stands in the log. */
const place = (log) => `raven.seen.${log}`;

function seen(log) {
  try {
    return JSON.parse(localStorage.getItem(place(log)));
  } catch {
    return null;
  }
}

export const forget = (log) => localStorage.removeItem(place(log));

function remember(log, said) {
  localStorage.setItem(place(log), JSON.stringify({ size: said.size, root: btoa(String.fromCharCode(...said.root)), time: said.time }));
}

/**
 * Whether the log that this browser saw last is the beginning of the one that was signed now (RFC 9162). Where it is not, what was
 * seen stays remembered, so that the alarm does.
 */
export async function sinceLastVisit(log, said, signal) {
  const before = seen(log);
  const holds = before === null || (await goesOn(before, said, signal));
  if (holds) {
    remember(log, said);
  }
  return { before, holds };
}

/** What is to be said where nothing is signed now: a log that was has lost it. */
export function sinceLastVisitUnsigned(log) {
  const before = seen(log);
  return before && { before, holds: false };
}

async function goesOn(before, said, signal) {
  if (before.size > said.size) {
    return false;
  }
  const { hashes } = before.size === said.size ? { hashes: [] } : await get('audit/consistency', { signal, query: { from: before.size, to: said.size } });
  return isConsistent(before.size, base64(before.root), said.size, said.root, hashes.map(base64));
}
