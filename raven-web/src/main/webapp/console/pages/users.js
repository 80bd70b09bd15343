import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { pager, ROWS } from '../parts/pager.js';
import { empty } from '../parts/states.js';
import { table } from '../parts/table.js';
import { link, replace } from '../route.js';
import { number, time } from '../times.js';

export const title = 'Users';

export function open(app) {
  const { signal, query, session } = app;
  const set = stateful(app, {}, (state) => html`
    ${heading('Users', 'The people that your agents talk to.')}
    ${state.tenant?.state === 'loaded' ? retention(state.tenant.value) : nothing}
    ${search(query)}
    ${shown(state.users, 'users', (page) => listed(page, query))}`);
  load(app, set, 'users', () => get('users', { signal, query: { limit: ROWS, offset: query.offset, external_ref: query.external_ref } }));
  if (session.scopes.includes('tenant:read')) {
    load(app, set, 'tenant', () => get('tenant', { signal }));
  }
}

const retention = ({ settings, stats }) => html`
  <section class="strip" aria-label="Retention">
    <div class="strip-part"><p><strong>Kept for ${number(settings.retention_days)} days</strong>
      <span class="soft">What was said is removed after that.
        <a href=${link('audit', { action: 'retention.sweep.end' })}>What was removed when</a></span></p></div>
    <div class="strip-part"><p><strong>${number(stats.user_count)} users</strong><span class="soft">of ${number(settings.max_users)} at most</span></p></div>
    <div class="strip-part"><p><strong>${number(stats.total_interactions)} exchanges</strong>
      <span class="soft">in ${number(stats.conversation_count)} conversations</span></p></div>
  </section>`;

const search = (query) => html`
  <form class="filters" role="search" aria-label="Find a user" @submit=${(event) => {
    event.preventDefault();
    replace('users', { external_ref: event.target.elements.ref.value.trim() });
  }}>
    <div class="fields">
      <label>Your own name for them<input name="ref" .value=${query.external_ref ?? ''} autocomplete="off" spellcheck="false" placeholder="crm-10482"></label>
      <div class="filter-actions">
        <button class="button button-main">Find</button>
        ${query.external_ref ? html`<button type="button" class="button button-quiet" @click=${() => replace('users')}>Show all</button>` : nothing}
      </div>
    </div>
  </form>`;

const listed = (page, query) => (page.users.length === 0
  ? empty(query.external_ref ? 'Nobody has this name' : 'There are no users yet',
    query.external_ref ? 'It must be written exactly as your system wrote it.' : 'An agent creates a user for each person it talks to.')
  : html`${listing(page.users)}${pager('users', query, page, page.users.length)}`);

const listing = (users) => table('Users, oldest first',
  [['User'], ['Your name for them'], ['Shown as', 'from-medium'], ['Since', 'from-wide'], ['Hold']],
  users.map((user) => html`
    <tr>
      <th scope="row"><a href=${link(`users/${user.user_id}`)}><code>${user.user_id}</code></a></th>
      <td>${user.external_ref ?? html`<span class="soft">–</span>`}</td>
      <td class="from-medium">${user.display_name ?? html`<span class="soft">–</span>`}</td>
      <td class="from-wide">${time(user.created_at)}</td>
      <td>${user.legal_hold ? badge('Legal hold', 'warn') : html`<span class="soft">–</span>`}</td>
    </tr>`));
