import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { wish } from '../parts/formdialog.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { ago, number, utc } from '../times.js';
import { plain } from '../words.js';

const GROUPS = [
  ['fail', 'bad', 'To be mended', 'Raven looked, and this does not hold.'],
  ['manual', 'warn', 'To be attested', 'No machine can know this: somebody has to say so.'],
  ['warn', 'warn', 'To be watched', 'This works, but not as well as it should.'],
  ['pass', 'good', 'In order', 'Raven looked, or somebody attested it.'],
];
const WORDS = { pass: 'In order', fail: 'To be mended', warn: 'To be watched', manual: 'To be attested' };

export const title = 'Checklist';

export function open(app) {
  const look = () => load(app, set, 'checklist', () => get('security/checklist', { signal: app.signal }));
  const set = stateful(app, {}, (state) => html`
    ${heading('Checklist', 'What must hold before production, as it is now. Raven looks at itself each time this page is opened.',
      html`<button class="button" ?disabled=${state.checklist?.state === 'loading'} @click=${look}>Look again</button>`)}
    ${shown(state.checklist, 'the checklist, which can take ten seconds', (list) => view(list, (row) => attest(app, row, look)))}`);
  look();
}

const view = ({ rows, summary }, attesting) => html`
  <ul class="counts">
    ${GROUPS.map(([status, tone]) => html`
      <li class="count count-${summary[status] > 0 ? tone : 'plain'}"><strong>${number(summary[status])}</strong> ${WORDS[status]}</li>`)}
  </ul>
  ${GROUPS.map(([status, tone, name, hint]) => group(rows.filter((row) => row.status === status), tone, name, hint, attesting))}`;

function group(rows, tone, name, hint, attesting) {
  return rows.length === 0 ? nothing : html`
    <section class="group" aria-label=${name}>
      <h2>${name}</h2>
      <p class="soft">${hint}</p>
      ${rows.map((row) => html`
        <details class="card row" ?open=${row.status !== 'pass'}>
          <summary><span>${row.title}</span> ${badge(WORDS[row.status], tone)}</summary>
          <dl class="facts">
            <div><dt>What was seen</dt><dd>${row.evidence}</dd></div>
            ${row.status === 'pass' ? nothing : html`<div><dt>What mends it</dt><dd>${row.remedy}</dd></div>`}
            ${row.attestation ? html`<div><dt>Attested</dt><dd>${attested(row.attestation)}</dd></div>` : nothing}
            ${row.guide ? html`<div><dt>Security guide</dt><dd>${row.guide}</dd></div>` : nothing}
            <div><dt>Documentation</dt><dd><code>${row.link}</code></dd></div>
          </dl>
          ${row.status === 'manual' || row.attestation ? html`
            <button class="button" @click=${() => attesting(row)}>${row.attestation ? 'Attest again…' : 'Attest…'}</button>` : nothing}
        </details>`)}
    </section>`;
}

const attested = (one) => html`
  <span class="said">${one.note}</span>
  <span class="sub">by <code>${one.attested_by}</code>, ${utc(one.attested_at)};
    ${Date.parse(one.expires_at) < Date.now() ? 'expired' : 'holds until'} ${utc(one.expires_at)} (${ago(one.expires_at)})</span>`;

async function attest(app, row, look) {
  const request = ({ note, days }) => [`security/checklist/${row.id}/attestation`, { note: note.value, valid_days: Number(days.value) }];
  const done = await wish(plain(row.id), 'Attest', request, html`
    <p>You say, on behalf of your organisation: <strong>${row.title}</strong></p>
    <label>How you know
      <textarea name="note" rows="3" maxlength="1000" required aria-describedby="attest-hint"></textarea>
    </label>
    <p id="attest-hint" class="soft">It stands in the audit log for good: no names, e-mail addresses or phone numbers.</p>
    <label>For how many days (90 at most)<input name="days" type="number" min="1" max="90" value="90" required></label>`);
  if (done) {
    app.announce('Attested.');
    look();
  }
}
