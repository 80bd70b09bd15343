import { html, nothing } from '../html.js';
import { link } from '../route.js';
import { number, time } from '../times.js';
import { action, actor, outcome } from '../words.js';
import { badge } from './badge.js';
import { table } from './table.js';

/** The events of a page, newest first. Its columns are what an auditor asks: when, what, who, on what, and how it ended. */
export const events = (list) => table('Events, newest first',
  [['When'], ['What'], ['Who', 'from-medium'], ['On what', 'from-wide'], ['Outcome'], ['No.', 'number from-medium']], list.map(row));

function row(event) {
  const end = outcome(event);
  return html`
    <tr>
      <td>${time(event.recorded_at)}</td>
      <th scope="row"><a href=${link(`audit/${event.event_id}`)}>${action(event.action)}</a><code class="sub">${event.action}</code></th>
      <td class="from-medium nowrap">${who(event.actor)}</td>
      <td class="from-wide nowrap">${event.target ? html`<code>${event.target.id}</code>` : html`<span class="soft">–</span>`}</td>
      <td>${badge(end.text, end.tone)}${event.reason ? html`<code class="sub">${event.reason}</code>` : nothing}</td>
      <td class="number from-medium">${number(event.sequence)}</td>
    </tr>`;
}

export const who = (one) =>
  html`${actor(one)}${one.key_prefix ? html`<code class="sub">${one.key_prefix}</code>` : nothing}`;
