import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { wish } from '../parts/formdialog.js';
import { follow, jobList, unfinished } from '../parts/joblist.js';
import { heading, shown, stateful } from '../parts/page.js';
import { table } from '../parts/table.js';
import { replace } from '../route.js';
import { number } from '../times.js';
import { keyState, PURPOSES, SERVICES } from '../words.js';

const LEVELS = [
  ['tenant', 'The tenant’s keys', 'Everything that they protect is sealed anew, step by step, while all goes on.'],
  ['subject', 'Users’ keys', 'Of all users, or of the one that is named.'],
  ['kms', 'The key of the key service', 'After it was replaced there: the tenant’s keys are wrapped anew.'],
];

/** Of so many jobs, those that replace keys are shown while they do, and a while longer. */
const NEWEST = 25;
const JUST = 10 * 60_000;

export const title = 'Encryption';

export function open(app) {
  const { query, signal } = app;
  const set = stateful(app, {}, (state) => html`
    ${heading('Encryption', 'Which keys protect what is stored. Each is wrapped by the one above it; nobody sees any of them.',
      html`<button class="button" @click=${() => rotate(query.user_id, look)}>Replace keys…</button>`)}
    ${shown(state.now, 'encryption keys', ({ keys, jobs }) => html`
      ${jobs.length > 0 ? html`
        <section class="group" aria-labelledby="replacing">
          <h2 id="replacing">Being replaced</h2>
          ${jobList('Replacements, newest first', jobs, state.lookOn)}
        </section>` : nothing}
      ${view(keys, app)}`)}`);
  const look = follow(app, set, 'now', async () => {
    const [keys, jobs] = await Promise.all([versions(query.user_id, signal), get('jobs', { signal, query: { limit: NEWEST } })]);
    return { keys, jobs: jobs.jobs.filter((one) => replaces(one) && (unfinished(one) || Date.now() - Date.parse(one.updated_at) < JUST)) };
  }, ({ jobs }) => jobs);
}

const replaces = ({ kind }) => kind.startsWith('encryption.rotate');

/** All of them: more than a page of old versions is rare. */
async function versions(user, signal) {
  const keys = [];
  for (let more = true; more;) {
    const page = await get('encryption/keys', { signal, query: { user_id: user, limit: 100, offset: keys.length } });
    keys.push(...page.keys);
    more = page.has_more;
  }
  return keys;
}

async function rotate(user, look) {
  const ordered = await wish('Replace keys', 'Replace', ({ level, compromised, user_id: one }) => ['encryption/rotate', {
    level: level.value,
    ...(level.value === 'subject' && one.value ? { user_id: one.value.trim() } : {}),
    ...(compromised.checked ? { compromised: true } : {}),
  }], html`
    <fieldset>
      <legend>Which keys</legend>
      ${LEVELS.map(([value, name, hint], at) => html`
        <label class="check"><input type="radio" name="level" value=${value} ?checked=${at === 0}>
          <span>${name}<span class="sub">${hint}</span></span></label>`)}
    </fieldset>
    <label>Only this user (with users’ keys)<input name="user_id" autocomplete="off" spellcheck="false" placeholder="usr_…" .value=${user ?? ''}></label>
    <label class="check"><input type="checkbox" name="compromised"><span>Somebody else may know the old key
      <span class="sub">Then it is given up as soon as nothing needs it any more.</span></span></label>`);
  if (ordered) {
    look();
  }
}

function view(keys, app) {
  const service = SERVICES[keys[0]?.wrapped_by] ?? 'A key service';
  const ofTenant = (purpose) => keys.filter((key) => key.level === 'tenant' && key.purpose === purpose);
  const ofUser = keys.filter((key) => key.level === 'subject');
  return html`
    <ul class="tree">
      <li>
        ${level('The key of the key service', html`<p>${service}. It never leaves it, and Raven asks it to open the keys below.</p>`)}
        <ul>
          ${Object.entries(PURPOSES).filter(([purpose]) => ofTenant(purpose).length > 0).map(([purpose, words]) => html`
            <li>
              ${level(words.title, html`<p>${words.text}</p>${listing(ofTenant(purpose), words.title)}`)}
              ${purpose === 'data' && app.session.tenant_id ? html`<ul><li>${users(ofUser, app.query.user_id)}</li></ul>` : nothing}
            </li>`)}
        </ul>
      </li>
    </ul>`;
}

const users = (versions, user) => html`
  ${level('Users’ keys', html`
    <p>One for each user. Destroying it is what erasing a person means: nothing of theirs can be opened any more, not even in a backup.</p>
    ${versions.length > 0 ? listing(versions, 'This user’s key') : nothing}
    ${search(user, versions.length)}`)}
  <ul>
    <li>${level('Keys of records', html`<p>Each stored record has a key of its own, derived for it, used once and kept nowhere.</p>`)}</li>
  </ul>`;

const level = (name, content) => html`<section class="card level"><h2>${name}</h2>${content}</section>`;

function search(user, found) {
  const look = (event) => {
    event.preventDefault();
    replace('encryption', { user_id: event.target.elements.user.value.trim() });
  };
  return html`
    <form class="fields" role="search" aria-label="A user’s key" @submit=${look}>
      <label>Show the key of a user<input name="user" placeholder="usr_…" autocomplete="off" spellcheck="false" .value=${user ?? ''}></label>
      <div><button class="button">Show</button></div>
    </form>
    ${user && found === 0 ? html`<p class="soft" role="status">There is no key of this user: there is no such user, or it was erased.</p>` : nothing}`;
}

const listing = (versions, name) => table(`${name}, versions`,
  [['Version'], ['State'], ['Age in days', 'number'], ['Records sealed, at most', 'number']],
  versions.map((key) => html`
    <tr>
      <th scope="row">${key.version}</th>
      <td><span class="tags">
        ${badge(keyState(key.state).text, keyState(key.state).tone)}
        ${key.rotation_due ? badge('To be replaced', 'warn') : nothing}
      </span></td>
      <td class="number">${number(key.age_days)}</td>
      <td class="number">${number(key.uses)}</td>
    </tr>`));
