import { get } from '../api.js';
import { html } from '../html.js';
import { follow, jobList } from '../parts/joblist.js';
import { heading, shown, stateful } from '../parts/page.js';
import { pager, ROWS } from '../parts/pager.js';
import { empty } from '../parts/states.js';

export const title = 'Jobs';

export function open(app) {
  const { signal, query } = app;
  const set = stateful(app, {}, (state) => html`
    ${heading('Jobs', 'Work that takes longer than a request: it goes on when a server stops, on another or after the restart.')}
    ${shown(state.jobs, 'jobs', (page) => page.jobs.length === 0
      ? empty('There are no jobs', 'Replacing keys, exports, retention and verifications of the log are listed here.')
      : html`${jobList('Jobs, newest first', page.jobs, state.lookOn)}${pager('jobs', query, page, page.jobs.length)}`)}`);
  follow(app, set, 'jobs', () => get('jobs', { signal, query: { limit: ROWS, offset: query.offset } }), (page) => page.jobs);
}
