import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { logOf, readCheckpoint } from '../proof/prove.js';
import { forget, lastVisit, sinceLastVisit } from '../proof/visits.js';
import { ago, number, utc } from '../times.js';
import { icon } from './icon.js';

const STALE = 2 * 3_600_000;

/** How the log stands: how far it is signed, by whom, and how far the server has verified it. */
export async function logState(session, signal) {
  const log = logOf(session);
  const before = lastVisit(log); // before it is asked: another tab may see more of it meanwhile
  const [note, keys, verification] = await Promise.all([
    get('audit/checkpoints/latest', { signal }).catch(absent),
    get('audit/key', { signal }),
    get('audit/verify', { signal }).catch(absent),
  ]);
  const checkpoint = note && (await readCheckpoint(note, keys, log));
  const visit = checkpoint?.signed ? await sinceLastVisit(log, before, checkpoint.said, signal) : before && { before, holds: false };
  return { log, checkpoint, verification, visit };
}

/** 404: there is nothing yet, which is no fault. */
function absent(error) {
  if (error.status === 404) {
    return null;
  }
  throw error;
}

/** @param again looks once more */
export const strip = ({ log, checkpoint, verification, visit }, again) => html`
  <section class="strip" aria-label="State of the log">
    ${signedUpTo(checkpoint)} ${signature(checkpoint)} ${visited(visit, log, again)} ${verified(verification)}
  </section>`;

function signedUpTo(checkpoint) {
  if (!checkpoint?.said) {
    return part('warn', 'Not signed yet', checkpoint ? 'The server’s statement cannot be read.' : 'The first signature comes within a minute or two.');
  }
  const { size, time } = checkpoint.said;
  const stale = Date.now() - new Date(time).getTime() > STALE;
  return part(stale ? 'bad' : 'good', `Signed up to event ${number(size)}`,
    html`<time datetime=${time} title=${utc(time)}>${ago(time)}</time>${stale ? ', which is too long ago: tell your operator' : nothing}`);
}

function signature(checkpoint) {
  if (!checkpoint?.said) {
    return nothing;
  }
  if (checkpoint.signed === null) {
    return part('warn', 'Signature not checked', 'This browser cannot check Ed25519 signatures.');
  }
  return checkpoint.signed
    ? part('good', 'Signature checked in this browser', html`by the key <code>${checkpoint.key.name}+${checkpoint.key.id}</code>`)
    : part('bad', 'The signature is wrong', 'This log is not signed by the key that the server names: tell your operator.');
}

function visited(visit, log, again) {
  if (!visit) {
    return nothing;
  }
  if (!visit.before) {
    return visit.kept
      ? part('plain', 'Remembered from now on', 'At your next visit this browser checks that the log has only grown.')
      : part('plain', 'Not remembered', 'This browser keeps nothing, so it cannot see at the next visit that the log has only grown.');
  }
  return visit.holds
    ? part('good', 'It has only grown', html`since your visit
        <time datetime=${visit.before.time} title=${utc(visit.before.time)}>${ago(visit.before.time)}</time>: checked in this browser`)
    : part('bad', 'It is not what it was', html`Events that were signed on ${utc(visit.before.time)} were changed or lost: tell your operator.
        <button class="button" @click=${() => {
          forget(log);
          again();
        }}>This is known: begin anew</button>`);
}

function verified(verification) {
  const { job, verdict, verified_at: at } = verification ?? {};
  if (verdict && !verdict.verified) {
    const where = verdict.first_bad_sequence ? ` at event ${number(verdict.first_bad_sequence)}` : '';
    return part('bad', `Something is wrong${where}`, verdict.findings[0]?.detail ?? '');
  }
  const broken = job?.state === 'failed' && (!at || Date.parse(job.updated_at) > Date.parse(at));
  const newest = {
    queued: 'A verification is under way.',
    running: 'A verification is under way.',
    failed: broken ? 'The last verification came to no end: choose “Verify the whole log” again.' : '',
  }[job?.state] ?? '';
  if (verdict) {
    return part(broken ? 'warn' : 'good', `The server verified it to event ${number(verdict.to_sequence)}`, html`
      ${number(verdict.events)} events were read and hashed again, <time datetime=${at} title=${utc(at)}>${ago(at)}</time>. ${newest}`);
  }
  return part('plain', 'Not verified as a whole yet', newest || 'The server can do it: choose “Verify the whole log”.');
}

const part = (tone, title, text) => html`
  <div class="strip-part tone-${tone}">
    ${icon({ good: 'good', warn: 'warn', bad: 'bad' }[tone] ?? 'jobs')}
    <p><strong>${title}</strong><span class="soft">${text}</span></p>
  </div>`;
