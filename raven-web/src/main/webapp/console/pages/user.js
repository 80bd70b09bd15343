import { address, get, remove } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { confirmed } from '../parts/dialog.js';
import { erase } from '../parts/erase.js';
import { wish } from '../parts/formdialog.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { receipt } from '../parts/receipt.js';
import { refused } from '../parts/states.js';
import { link } from '../route.js';
import { time } from '../times.js';

export const title = 'User';

export function open(app) {
  const id = encodeURIComponent(app.path[1]);
  const look = () => load(app, set, 'user', () => get(`users/${id}`, { signal: app.signal }));
  const set = stateful(app, {}, (state, change) => html`
    ${heading('User', html`<code>${app.path[1]}</code>`, html`<a class="button" href=${link('users')}>All users</a>`)}
    ${refused(state.refusal)}
    ${state.receipt
      ? receipt(state.receipt, app.session)
      : shown(state.user, 'the user', (user) => view(app, user, actions(app, user, change, look)))}`);
  look();
}

const actions = (app, user, set, look) => ({
  async hold() {
    const held = await wish('Place a legal hold', 'Place it', ({ reason }) => [`users/${user.user_id}/hold`, { reason: reason.value }], html`
      <p>While it stands nothing of this user is erased: not by anybody, and not by retention.</p>
      <label>Why<input name="reason" required maxlength="256" autocomplete="off" placeholder="Case 2026-114" aria-describedby="hold-hint"></label>
      <p id="hold-hint" class="soft">Without personal data.</p>`);
    if (held) {
      look();
    }
  },
  async release() {
    if (await confirmed('Lift the legal hold', 'Retention and erasure go on as usual for this user.', 'Lift it')) {
      try {
        await remove(`users/${user.user_id}/hold`, { signal: app.signal });
        look();
      } catch (refusal) {
        set({ refusal });
      }
    }
  },
  async erase() {
    const given = await erase(user);
    if (given) {
      app.announce('The user is erased. This is the receipt.');
      set({ receipt: given, refusal: null });
    }
  },
});

function view(app, user, { hold, release, erase: begin }) {
  const may = (...scopes) => scopes.every((scope) => app.session.scopes.includes(scope));
  return html`
    <article class="card">
      <h2 class="titled">${user.display_name ?? 'Without a name'} ${user.legal_hold ? badge('Legal hold', 'warn') : nothing}</h2>
      <dl class="facts">
        <div><dt>Your name for them</dt><dd>${user.external_ref ?? '–'}</dd></div>
        <div><dt>Since</dt><dd>${time(user.created_at)}</dd></div>
        ${user.legal_hold ? html`
          <div><dt>Legal hold</dt><dd>${user.legal_hold.reason}<span class="sub">since</span>${time(user.legal_hold.placed_at)}</dd></div>` : nothing}
        ${Object.entries(user.metadata ?? {}).map(([name, value]) => html`
          <div><dt>${name}</dt><dd>${typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>`)}
      </dl>
      <div class="dialog-actions">
        <a class="button" href=${link('audit', { target: user.user_id })}>What was done about them</a>
        ${may('users:read', 'conversations:read', 'memory:read') ? html`
          <a class="button" download href=${address(`users/${user.user_id}/export`)}>Download all of their data</a>` : nothing}
        ${may('tenant:admin') ? (user.legal_hold
          ? html`<button class="button" @click=${release}>Lift the hold…</button>`
          : html`<button class="button" @click=${hold}>Legal hold…</button>`) : nothing}
        ${may('users:write') && !user.legal_hold ? html`<button class="button button-bad" @click=${begin}>Erase…</button>` : nothing}
      </div>
    </article>`;
}
