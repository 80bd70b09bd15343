import { get, patch } from '../api.js';
import { html, nothing } from '../html.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { refused } from '../parts/states.js';
import { number, time } from '../times.js';
import { GROUPS, read, sameValue, written } from '../parts/tenantfields.js';

const STATS = [
  ['user_count', 'users'],
  ['conversation_count', 'conversations'],
  ['total_interactions', 'exchanges'],
  ['storage_bytes', 'sealed bytes'],
];

export const title = 'Settings';

export function open(app) {
  const set = stateful(app, {}, (state, change) => html`
    ${heading('Settings', 'What holds for all of your organisation’s data in Raven.')}
    ${shown(state.tenant, 'settings', (tenant) => view(app, tenant, state, change))}`);
  load(app, set, 'tenant', () => get('tenant', { signal: app.signal }));
}

/** Sends what was changed, and nothing else: what somebody else changed meanwhile stays. */
async function save(event, app, tenant, set) {
  event.preventDefault();
  const { elements } = event.target;
  const settings = {};
  for (const field of GROUPS.flatMap((group) => group.fields)) {
    const value = read(field, elements[field.name]);
    if (!sameValue(value, tenant.settings[field.name])) {
      settings[field.name] = value;
    }
  }
  const change = { ...(elements.tenant_name.value === tenant.name ? {} : { name: elements.tenant_name.value }) };
  if (Object.keys(settings).length > 0) {
    change.settings = settings;
  }
  if (Object.keys(change).length === 0) {
    set({ said: 'Nothing was changed.', refusal: null });
    return;
  }
  set({ busy: true, said: null, refusal: null });
  try {
    const value = await patch('tenant', change, { signal: app.signal });
    set({ busy: false, said: 'Saved. It holds on every server within seconds.', tenant: { state: 'loaded', value } });
  } catch (refusal) {
    set({ busy: false, refusal });
  }
}

function view(app, tenant, state, set) {
  const mayChange = app.session.scopes.includes('tenant:admin');
  return html`
    <section class="strip" aria-label="What is stored">
      ${STATS.map(([name, what]) => html`<div class="strip-part"><p><strong>${number(tenant.stats[name])}</strong><span class="soft">${what}</span></p></div>`)}
    </section>
    ${mayChange ? nothing : html`<p class="note">You can see the settings. To change them, sign in with a key that has <code>tenant:admin</code>.</p>`}
    <form class="stack" @submit=${(event) => save(event, app, tenant, set)}>
      <section class="card form" aria-labelledby="about-title">
        <h2 id="about-title">About</h2>
        <label>Name<input name="tenant_name" required maxlength="256" ?disabled=${!mayChange} .value=${tenant.name}></label>
        <dl class="facts">
          <div><dt>E-mail</dt><dd>${tenant.email}</dd></div>
          <div><dt>Tenant id</dt><dd><code>${tenant.tenant_id}</code></dd></div>
          <div><dt>Since</dt><dd>${time(tenant.created_at)}</dd></div>
        </dl>
      </section>
      ${GROUPS.map((group) => html`
        <fieldset class="card form" ?disabled=${!mayChange}>
          <legend class="as-title">${group.title}</legend>
          ${group.fields.map((field) => html`
            <div class="field">
              <label for=${field.name}>${field.label}</label>
              ${written(field, tenant.settings[field.name])}
              <span class="sub" id=${`${field.name}-hint`}>${field.hint}</span>
            </div>`)}
        </fieldset>`)}
      ${refused(state.refusal)}
      ${state.said ? html`<p class="note note-good" role="status">${state.said}</p>` : nothing}
      ${mayChange ? html`
        <div class="dialog-actions">
          <button class="button button-main" ?disabled=${state.busy}>${state.busy ? 'Saving…' : 'Save'}</button>
        </div>` : nothing}
    </form>`;
}
