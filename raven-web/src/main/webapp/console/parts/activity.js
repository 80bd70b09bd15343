import { get } from '../api.js';
import { html } from '../html.js';
import { link, replace } from '../route.js';
import { number, utc } from '../times.js';
import { table } from './table.js';

const HOUR = 3_600_000;
const STEPS = [['5 minutes', HOUR / 12], ['an hour', HOUR], ['6 hours', 6 * HOUR], ['a day', 24 * HOUR], ['a week', 168 * HOUR], ['30 days', 720 * HOUR]];
const MOST = 60;

/** The period of the filter, or the last seven days, in steps that people count in. */
function period(query, now = Date.now()) {
  const to = Date.parse(query.to ?? '') || now;
  const from = Math.min(Date.parse(query.from ?? '') || to - 168 * HOUR, to - 1);
  const [name, step] = STEPS.find(([, length]) => (to - from) / length <= MOST) ?? STEPS.at(-1);
  const first = Math.max(Math.floor(from / step), Math.ceil(to / step) - 100) * step;
  const last = Math.ceil(to / step) * step;
  return { name, from: new Date(first), to: new Date(last), intervals: (last - first) / step };
}

/** When how much was recorded. The chart is fetched with it: nothing else of the first view waits for that. */
export async function activity(query, signal) {
  const { name, from, to, intervals } = period(query);
  const [counted] = await Promise.all([
    get('audit/activity', { signal, query: { from: from.toISOString(), to: to.toISOString(), intervals } }),
    import('./chart.js'),
  ]);
  return { name, counted };
}

export function activityOf({ name, counted }, query) {
  const { intervals, to } = counted;
  const bounds = (at) => ({ ...query, cursor: '', from: intervals[at].from, to: intervals[at + 1]?.from ?? to });
  const busiest = intervals.reduce((most, one) => (one.events > most.events ? one : most));
  const total = intervals.reduce((sum, one) => sum + one.events, 0);
  return html`
    <section class="card activity" aria-labelledby="activity-title">
      <div class="activity-head">
        <h2 id="activity-title">Activity</h2>
        <p class="soft">${number(total)} events of all kinds, in steps of ${name} (UTC)${total > 0
          ? html`; most on ${utc(busiest.from)}: ${number(busiest.events)}`
          : ''}.</p>
      </div>
      <time-bars .series=${series(intervals, (at) => replace('audit', bounds(at)))}></time-bars>
      <details>
        <summary>As a table</summary>
        ${table('Activity', [['From'], ['Events', 'number']], intervals.map((one, at) => html`
          <tr><th scope="row"><a href=${link('audit', bounds(at))}>${utc(one.from)}</a></th><td class="number">${number(one.events)}</td></tr>`))}
      </details>
    </section>`;
}

const series = (intervals, pick) => ({
  times: intervals.map((one) => Date.parse(one.from) / 1000),
  bars: [{ label: 'Events', values: intervals.map((one) => one.events), tone: '--accent' }],
  pick,
});
