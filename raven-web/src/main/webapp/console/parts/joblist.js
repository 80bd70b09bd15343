import { html, nothing } from '../html.js';
import { number, time } from '../times.js';
import { job, jobState } from '../words.js';
import { badge } from './badge.js';
import { load, notLoaded } from './page.js';
import { table } from './table.js';

const EVERY = 3000;
/** Looking on counts as use of the session, so it has an end. */
const AT_MOST = 10 * 60_000;

export const unfinished = ({ state }) => state === 'queued' || state === 'running';

/**
 * Loads into a field of a page's state what has jobs, and again as long as one of them is unfinished.
 * @param jobsOf (value) => the jobs of what was loaded
 * @returns what looks at once
 */
export function follow(app, set, field, ask, jobsOf) {
  const since = { at: Date.now(), waiting: null, turn: 0 };
  const looked = (value) => {
    clearTimeout(since.waiting);
    const on = jobsOf(value).some(unfinished);
    const late = Date.now() - since.at > AT_MOST;
    if (on && !late && !app.signal.aborted) {
      since.waiting = setTimeout(again, EVERY);
    }
    set({ lookOn: on && late ? lookOn : null });
    return value;
  };
  const again = async () => {
    const turn = ++since.turn; // an older answer tells nothing new
    try {
      const value = await ask();
      if (turn === since.turn) {
        set({ [field]: { state: 'loaded', value: looked(value) } });
      }
    } catch (error) {
      if (turn === since.turn) {
        notLoaded(app, set, field, error, begin);
      }
    }
  };
  const begin = () => load(app, set, field, async () => {
    since.turn++;
    return looked(await ask());
  });
  const lookOn = () => {
    since.at = Date.now();
    again();
  };
  app.signal.addEventListener('abort', () => clearTimeout(since.waiting));
  begin();
  return lookOn;
}

/** @param lookOn where the page has stopped looking, what makes it go on */
export const jobList = (name, jobs, lookOn) => html`
  ${table(name, [['What'], ['State'], ['Progress'], ['Begun'], ['Last step']], jobs.map(row))}
  ${lookOn ? html`
    <p class="note" role="status">This page has stopped looking how far they are.
      <button class="button" @click=${lookOn}>Look on</button></p>` : nothing}`;

const row = (one) => html`
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
    <td>${time(one.created_at)}</td>
    <td>${time(one.updated_at)}</td>
  </tr>`;
