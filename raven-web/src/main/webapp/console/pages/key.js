import { get, remove } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { confirmed } from '../parts/dialog.js';
import { rotate } from '../parts/keyforms.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { refused } from '../parts/states.js';
import { table } from '../parts/table.js';
import { go, link } from '../route.js';
import { number, time } from '../times.js';
import { ANOMALIES, plain } from '../words.js';
import { states } from './keys.js';

export const title = 'API key';

export function open(app) {
  const path = `api-keys/${encodeURIComponent(app.path[1])}`;
  const look = () => load(app, set, 'key', async () => {
    const [key, usage] = await Promise.all([
      get(path, { signal: app.signal }),
      // Whose scopes are more than the caller's own is not for the caller to see.
      get(`${path}/usage`, { signal: app.signal }).catch((error) => {
        if (error.status === 403) {
          return null;
        }
        throw error;
      }),
      import('../parts/chart.js'),
    ]);
    app.title(key.name);
    return { key, usage };
  });
  const set = stateful(app, {}, (state, change) => html`
    ${heading(state.key?.value?.key.name ?? 'API key', nothing, html`<a class="button" href=${link('keys')}>All API keys</a>`)}
    ${refused(state.refusal)}
    ${shown(state.key, 'the API key', ({ key, usage }) => view(app, key, usage, change, look))}`);
  look();
}

async function replaceKey(app, key) {
  const made = await rotate(app, key);
  if (made) {
    go(`keys/${made.key_id}`);
  }
}

async function revoke(app, key, set, look) {
  const own = key.key_id === app.session.key_id;
  const sure = await confirmed('Revoke this key', html`
    <strong>${key.name}</strong> is refused everywhere within five seconds, for good.
    ${own ? 'It is the key that you are signed in with: your session ends, too.' : 'Whatever uses it stops working.'}`, 'Revoke');
  if (!sure) {
    return;
  }
  try {
    await remove(`api-keys/${key.key_id}`, { signal: app.signal });
    app.announce('The key is revoked.');
    look();
  } catch (refusal) {
    set({ refusal });
  }
}

function view(app, key, usage, set, look) {
  const alive = key.status === 'active' || key.status === 'expiring';
  return html`
    <div class="stack">
      ${key.exposed ? html`<p class="note note-bad">This key came over an unprotected connection and may be known to others. Replace it now.</p>` : nothing}
      <article class="card">
        <h2 class="titled">What it is ${states(key)}</h2>
        <dl class="facts">
          <div><dt>Prefix</dt><dd><code>${key.api_key_prefix}</code></dd></div>
          <div><dt>May</dt><dd>${tags(key.scopes)}</dd></div>
          <div><dt>From</dt><dd>${key.allowed_cidrs.length > 0 ? tags(key.allowed_cidrs) : 'anywhere that the tenant allows'}</dd></div>
          <div><dt>Created</dt><dd>${time(key.created_at)}</dd></div>
          <div><dt>Last used</dt><dd>${key.last_used_at ? time(key.last_used_at) : 'never'}</dd></div>
          <div><dt>Expires</dt><dd>${key.expires_at ? time(key.expires_at) : 'never'}</dd></div>
          ${key.rotated_from ? html`<div><dt>In the place of</dt><dd>${other(key.rotated_from)}</dd></div>` : nothing}
          ${key.successor ? html`<div><dt>Replaced by</dt><dd>${other(key.successor)}</dd></div>` : nothing}
          <div><dt>Key id</dt><dd><code>${key.key_id}</code></dd></div>
        </dl>
        <div class="dialog-actions">
          <a class="button" href=${link('audit', { actor: key.key_id })}>What it did</a>
          <a class="button" href=${link('audit', { target: key.key_id })}>What was done with it</a>
          ${alive && !key.successor ? html`<button class="button" @click=${() => replaceKey(app, key)}>Replace…</button>` : nothing}
          ${key.status !== 'revoked' ? html`<button class="button button-bad" @click=${() => revoke(app, key, set, look)}>Revoke…</button>` : nothing}
        </div>
      </article>
      ${usage ? used(usage) : html`<p class="note">How it is used is shown to whoever holds all of its permissions.</p>`}
    </div>`;
}

const tags = (names) => html`<ul class="tags">${names.map((name) => html`<li><code>${name}</code></li>`)}</ul>`;

const other = (id) => html`<a href=${link(`keys/${id}`)}><code>${id}</code></a>`;

const used = (usage) => html`
  <section class="card activity" aria-labelledby="usage-title">
    <div class="activity-head">
      <h2 id="usage-title">Use</h2>
      <p class="soft">${number(usage.requests)} requests in ${usage.days.length} days, of which ${number(usage.denials)} were refused.</p>
    </div>
    <time-bars .series=${{
      times: usage.days.map((day) => Date.parse(`${day.date}T00:00:00Z`) / 1000),
      bars: [
        { label: 'Requests', values: usage.days.map((day) => day.requests), tone: '--accent' },
        { label: 'Refused', values: usage.days.map(refusals), tone: '--bad' },
      ],
    }}></time-bars>
    <details>
      <summary>As a table</summary>
      ${table('Use by day', [['Day (UTC)'], ['Requests', 'number'], ['Refused', 'number'], ['Networks', 'number']], usage.days.map((day) => html`
        <tr>
          <th scope="row">${day.date}</th>
          <td class="number">${number(day.requests)}</td>
          <td class="number">${number(refusals(day))}</td>
          <td class="number">${number(day.networks)}</td>
        </tr>`))}
    </details>
  </section>
  <section class="card" aria-labelledby="anomalies-title">
    <h2 id="anomalies-title">Unusual use</h2>
    ${usage.anomalies.length === 0 ? html`<p class="soft">Nothing unusual was seen.</p>` : html`
      <dl class="facts">${usage.anomalies.map((one) => html`
        <div><dt>${badge(ANOMALIES[one.kind] ?? plain(one.kind), 'warn')}</dt>
          <dd>${time(one.last_seen)}<span class="sub">${number(one.count)} times</span></dd></div>`)}
      </dl>`}
  </section>`;

const refusals = (day) => Object.values(day.denials).reduce((sum, count) => sum + count, 0);
