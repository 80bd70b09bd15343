import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { logOf, prove } from '../proof/prove.js';
import { number, utc } from '../times.js';
import { icon } from './icon.js';
import { refused } from './states.js';

/** What each step of a proof means to somebody who has to rely on it. */
const STEPS = [
  ['shown', 'What you see is the record',
    'The event on this page is, field by field, what the log’s bytes say.', 'The event on this page is not what the log’s bytes say.'],
  ['hashed', 'The record has its hash',
    'SHA-256 of these bytes is the hash that the log keeps.', 'SHA-256 of these bytes is another hash than the log keeps.'],
  ['placed', 'The hash is in the tree',
    'It leads, at its own place, to the root that was signed.', 'It does not lead to the root that was signed.'],
  ['signed', 'The tree is signed',
    'The Ed25519 signature of the checkpoint is right.', 'No key of this server made the signature of the checkpoint.'],
];

/** The proof of one event, asked for by a button: asking is itself recorded. */
export function proofOf(app) {
  const check = async (set, event) => {
    set({ checking: true, refusal: null, result: null });
    try {
      const [proof, keys] = await Promise.all([
        get(`audit/events/${encodeURIComponent(event.event_id)}/proof`, { signal: app.signal }),
        get('audit/key', { signal: app.signal }),
      ]);
      const result = await prove(event, proof, keys, logOf(app.session));
      app.announce(verdict(result).title);
      set({ checking: false, result });
    } catch (refusal) {
      set({ checking: false, refusal });
    }
  };
  return {
    view: (state, set, event) => html`
      <section class="card" aria-labelledby="proof-title">
        <h2 id="proof-title">Proof</h2>
        <p>
          This page can check for itself that the event stands in the signed log as it was written.
          It computes all of it here, in your browser.
        </p>
        ${refused(state.refusal)}
        ${state.result ? resultOf(state.result) : nothing}
        <button class="button ${state.result ? '' : 'button-main'}" ?disabled=${state.checking} @click=${() => check(set, event)}>
          ${state.checking ? 'Checking…' : state.result ? 'Check again' : 'Check the proof'}
        </button>
      </section>`,
  };
}

const VERDICTS = {
  bad: ['Not verified', 'Something does not match. Keep this page as it is, and tell whoever is responsible for security.'],
  warn: ['Verified, but for the signature', 'This browser cannot check Ed25519 signatures. Use the offline verifier, or a newer browser.'],
  good: ['Verified', 'This event stands in the signed log exactly as it was written.'],
};

function verdict({ steps }) {
  const results = Object.values(steps);
  const tone = results.includes(false) ? 'bad' : results.includes(null) ? 'warn' : 'good';
  const [title, text] = VERDICTS[tone];
  return { tone, title, text };
}

function resultOf(result) {
  const said = verdict(result);
  return html`
    <div class="note note-${said.tone}">
      ${icon(said.tone)}
      <div><strong>${said.title}</strong><p>${said.text}</p></div>
    </div>
    <ol class="steps">
      ${STEPS.map(([name, title, right, wrong]) => step(result.steps[name], title, right, wrong))}
    </ol>
    ${result.checkpoint ? html`
      <p>The checkpoint covers ${number(result.checkpoint.size)} events and was signed on ${utc(result.checkpoint.time)}.</p>` : nothing}
    ${result.key ? html`
      <details>
        <summary>By which key?</summary>
        <p>The server names this key. Compare it with the copy that your organisation keeps elsewhere: whoever may exchange the key may exchange the log.</p>
        <p><code class="long">${result.key.line}</code></p>
      </details>` : nothing}`;
}

function step(result, title, right, wrong) {
  const [tone, text, spoken] = result === null
    ? ['warn', 'This browser cannot tell.', 'not checked']
    : result ? ['good', right, 'right'] : ['bad', wrong, 'wrong'];
  return html`
    <li class="tone-${tone}">
      ${icon(tone)}
      <div><strong>${title}</strong><span class="unseen"> (${spoken})</span><p class="soft">${text}</p></div>
    </li>`;
}
