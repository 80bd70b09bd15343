import { get } from '../api.js';
import { isConsistent } from './merkle.js';
import { base64 } from './note.js';

/** How far a log had come, and what its root was, when this browser saw it last: hashes, and nothing that stands in the log. */
const place = (log) => `raven.seen.${log}`;

/** What this browser saw of a log last; nothing where it keeps nothing. */
export function lastVisit(log) {
  try {
    return JSON.parse(localStorage.getItem(place(log)));
  } catch {
    return null;
  }
}

export const forget = (log) => localStorage.removeItem(place(log));

/** @returns whether it is kept: a browser may be told to keep nothing */
function remember(log, said) {
  try {
    if ((lastVisit(log)?.size ?? 0) <= said.size) {
      localStorage.setItem(place(log), JSON.stringify({ size: said.size, root: btoa(String.fromCharCode(...said.root)), time: said.time }));
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the log that this browser saw `before` is the beginning of the one that was signed now (RFC 9162). Where it is not, what
 * was seen stays remembered, so that the alarm does.
 */
export async function sinceLastVisit(log, before, said, signal) {
  const holds = before === null || (await goesOn(before, said, signal));
  return { before, holds, kept: holds && remember(log, said) };
}

async function goesOn(before, said, signal) {
  if (before.size > said.size) {
    return false;
  }
  const { hashes } = before.size === said.size ? { hashes: [] } : await get('audit/consistency', { signal, query: { from: before.size, to: said.size } });
  return isConsistent(before.size, base64(before.root), said.size, said.root, hashes.map(base64));
}
