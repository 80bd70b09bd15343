import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { create } from '../parts/keyforms.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { pager, ROWS } from '../parts/pager.js';
import { empty } from '../parts/states.js';
import { table } from '../parts/table.js';
import { go, link } from '../route.js';
import { ago, utc } from '../times.js';
import { keyStatus } from '../words.js';

export const title = 'API keys';

export function open(app) {
  const { signal, query } = app;
  const list = () => load(app, set, 'keys', () => get('api-keys', { signal, query: { limit: ROWS, offset: query.offset } }));
  const make = async () => {
    const made = await create(app);
    if (made) {
      go(`keys/${made.key_id}`);
    }
  };
  const set = stateful(app, {}, (state) => html`
    ${heading('API keys', 'What programs, and people in this console, sign in with. One key for one purpose, with no more than that needs.',
      html`<button class="button button-main" @click=${make}>Create a key…</button>`)}
    ${shown(state.keys, 'API keys', (page) => page.api_keys.length === 0
      ? empty('There are no API keys here', 'Create one for each program that uses Raven.')
      : html`${listing(page.api_keys)}${pager('keys', query, page, page.api_keys.length)}`)}`);
  list();
}

const listing = (keys) => table('API keys, oldest first',
  [['Name'], ['State'], ['May', 'from-wide'], ['Last used', 'from-medium'], ['Expires', 'from-medium']],
  keys.map((key) => html`
    <tr>
      <th scope="row" class="nowrap"><a href=${link(`keys/${key.key_id}`)}>${key.name}</a><code class="sub">${key.api_key_prefix}</code></th>
      <td>${states(key)}</td>
      <td class="from-wide"><ul class="tags">${key.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul></td>
      <td class="from-medium">${moment(key.last_used_at)}</td>
      <td class="from-medium">${moment(key.expires_at)}</td>
    </tr>`));

const moment = (time) => (time ? html`<time datetime=${time} title=${utc(time)}>${ago(time)}</time>` : html`<span class="soft">never</span>`);

/** What is the matter with a key, the most urgent first. */
export const states = (key) => html`
  <span class="tags">
    ${badge(keyStatus(key.status).text, keyStatus(key.status).tone)}
    ${key.exposed ? badge('Exposed', 'bad') : nothing}
    ${key.rotation_due ? badge('To be replaced', 'warn') : nothing}
  </span>`;
