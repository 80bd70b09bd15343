import { get, post } from '../api.js';
import { html, nothing } from '../html.js';
import { activity, activityOf } from '../parts/activity.js';
import { events } from '../parts/events.js';
import { offerExport } from '../parts/export.js';
import { filterOf, filters } from '../parts/filters.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { collect, LOOKED_AT } from '../parts/paging.js';
import { empty, failed, refused } from '../parts/states.js';
import { logState, strip } from '../parts/strip.js';
import { link, replace } from '../route.js';
import { number } from '../times.js';

const ROWS = 25;

export const title = 'Audit log';

export function open(app) {
  app.memory.audit = app.query;
  const set = stateful(app, {}, (state, change) => view(app, state, change));
  document.querySelector('form.filters')?.reset(); // to what the address says
  look(app, set);
  load(app, set, 'page', () => find(app));
  load(app, set, 'activity', () => activity(app.query, app.signal));
}

const look = (app, set) => load(app, set, 'log', () => logState(app.session, app.signal));

async function find(app) {
  const { signal, query } = app;
  const page = await collect(
    (limit, cursor) => get('audit/events', { signal, query: { ...filterOf(query), limit, cursor } }), 'events', ROWS, query.cursor);
  app.announce(page.found.length === 1 ? '1 event' : `${page.found.length} events`);
  return page;
}

/** A short log is verified at once, a long one by a job, whose verdict the strip tells later. */
async function verify(app, set) {
  set({ verifying: true, refusal: null });
  try {
    const answer = await post('audit/verify', undefined, null, { signal: app.signal });
    await look(app, set);
    app.announce('verified' in answer ? 'The log was verified: see the state of the log.' : 'The log is being verified: see Jobs.');
  } catch (refusal) {
    set({ refusal });
  }
  set({ verifying: false });
}

/** Room for what comes, so that nothing jumps. */
const waiting = (kind) => html`<div class=${kind} aria-hidden="true"></div>`;

const view = (app, state, set) => html`
  ${heading('Audit log', 'Who did what, when, and how it ended. Nothing here can be changed without being noticed.', html`
    <button class="button" @click=${() => offerExport(app.query)}>Export…</button>
    <button class="button" ?disabled=${state.verifying} @click=${() => verify(app, set)}>
      ${state.verifying ? 'Verifying…' : 'Verify the whole log'}
    </button>`)}
  ${refused(state.refusal)}
  ${state.log?.state === 'failed' ? failed(state.log.error, state.log.again) : nothing}
  ${state.log?.state === 'loaded' ? strip(state.log.value, () => look(app, set)) : waiting('strip strip-waiting')}
  ${state.log?.state === 'failed' ? nothing : html`
    ${filters(app.query)}
    ${state.activity?.state === 'loaded' ? activityOf(state.activity.value, app.query) : nothing}
    ${state.activity?.state === 'failed' ? refused(state.activity.error) : nothing}
    ${state.activity?.state === 'loading' ? waiting('card activity activity-waiting') : nothing}
    ${shown(state.page, 'events', (page) => listed(app, page))}`}`;

function listed(app, { found, cursor }) {
  const next = cursor ? link('audit', { ...app.query, cursor }) : null;
  const filtered = Object.keys(filterOf(app.query)).length > 0;
  if (found.length === 0) {
    return next
      ? empty('Nothing found so far', `The newest ${number(LOOKED_AT)} events hold nothing like it. There are older ones.`,
        html`<a class="button" href=${next}>Go on looking</a>`)
      : empty(filtered ? 'Nothing matches these filters' : 'Nothing has happened yet',
        filtered ? 'Take a filter away, or choose a longer period.' : 'What is done with this tenant will be listed here.',
        filtered ? html`<button class="button" @click=${() => replace('audit')}>Clear the filters</button>` : nothing);
  }
  return html`
    ${events(found)}
    <nav class="pager" aria-label="Pages of events">
      ${app.query.cursor ? html`<a class="button" href=${link('audit', { ...app.query, cursor: '' })}>To the newest</a>` : nothing}
      ${next ? html`<a class="button" href=${next}>Older events</a>` : html`<p class="soft">This is the beginning of the log.</p>`}
    </nav>`;
}
