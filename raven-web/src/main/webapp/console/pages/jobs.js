import { get } from '../api.js';
import { html, nothing } from '../html.js';
import { badge } from '../parts/badge.js';
import { heading, load, shown, stateful } from '../parts/page.js';
import { pager, ROWS } from '../parts/pager.js';
import { empty } from '../parts/states.js';
import { table } from '../parts/table.js';
import { number, time } from '../times.js';
import { job, jobState } from '../words.js';

const EVERY = 3000;
/** Looking on counts as use of the session, so it has an end. */
const AT_MOST = 10 * 60_000;

export const title = 'Jobs';

export function open(app) {
  const { signal, query } = app;
  const began = Date.now();
  const ask = () => get('jobs', { signal, query: { limit: ROWS, offset: query.offset } });
  const set = stateful(app, {}, (state) => html`
    ${heading('Jobs', 'Work that takes longer than a request: it goes on when a server stops, on another or after the restart.')}
    ${shown(state.jobs, 'jobs', (page) => {
      watch(page);
      return page.jobs.length === 0
        ? empty('There are no jobs', 'Replacing keys, exports, retention and verifications of long logs are listed here.')
        : html`${listing(page.jobs)}${pager('jobs', query, page, page.jobs.length)}`;
    })}`);

  let waiting = null;
  const watch = (page) => {
    clearTimeout(waiting);
    if (page.jobs.some(unfinished) && Date.now() - began < AT_MOST && !signal.aborted) {
      waiting = setTimeout(again, EVERY);
    }
  };
  const again = async () => {
    try {
      set({ jobs: { state: 'loaded', value: await ask() } });
    } catch (error) {
      if (error.name !== 'AbortError') {
        set({ jobs: { state: 'failed', error, again: () => load(app, set, 'jobs', ask) } });
      }
    }
  };
  signal.addEventListener('abort', () => clearTimeout(waiting));
  load(app, set, 'jobs', ask);
}

const unfinished = ({ state }) => state === 'queued' || state === 'running';

const listing = (jobs) => table('Jobs, newest first',
  [['What'], ['State'], ['Progress'], ['Begun', 'from-medium'], ['Last step', 'from-wide']],
  jobs.map((one) => html`
    <tr>
      <th scope="row">${job(one.kind)}<code class="sub">${one.job_id}</code></th>
      <td class="nowrap">
        ${badge(jobState(one.state).text, jobState(one.state).tone)}
        ${one.error ? html`<code class="sub">${one.error}</code>` : nothing}
      </td>
      <td>
        <progress max="1" .value=${one.progress} aria-label=${`${job(one.kind)}: progress`}></progress>
        <span class="sub">${number(one.done)} of ${number(one.total)}${one.failed > 0 ? `, ${number(one.failed)} failed` : ''}</span>
      </td>
      <td class="from-medium">${time(one.created_at)}</td>
      <td class="from-wide">${time(one.updated_at)}</td>
    </tr>`));
