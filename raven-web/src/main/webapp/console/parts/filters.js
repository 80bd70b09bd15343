import { html, nothing } from '../html.js';
import { replace } from '../route.js';
import { fromInput, toInput } from '../times.js';
import { actions, CATEGORIES, OUTCOMES } from '../words.js';

/** The names of the filters, as the API and the address bar have them. */
export const FILTERS = ['from', 'to', 'actor', 'action', 'category', 'outcome', 'target', 'request_id', 'phase'];

const PERIODS = [['Today', 0], ['7 days', 7], ['30 days', 30]];

/** Only what filters, of an address. */
export const filterOf = (query) => Object.fromEntries(FILTERS.filter((name) => query[name]).map((name) => [name, query[name]]));

/** The form that filters the log. What it says stands in the address, so that it can be kept and sent on. */
export function filters(query) {
  const apply = (form, period) => {
    const given = Object.fromEntries(new FormData(form));
    replace('audit', { ...given, from: fromInput(given.from), to: fromInput(given.to), ...period });
  };
  const rare = ['actor', 'target', 'request_id', 'phase'].some((name) => query[name]);
  return html`
    <form class="filters" role="search" aria-label="Filter the audit log" @submit=${(event) => {
      event.preventDefault();
      apply(event.target);
    }}>
      <div class="fields">
        ${choice('action', 'What', query, actions())}
        ${choice('category', 'Kind', query, Object.entries(CATEGORIES))}
        ${choice('outcome', 'Outcome', query, Object.entries(OUTCOMES))}
        ${moment('from', 'From (UTC)', query)}
        ${moment('to', 'Until (UTC)', query)}
      </div>
      <details ?open=${rare}>
        <summary>More filters</summary>
        <div class="fields">
          ${text('actor', 'Who', query, 'key_… or rk_live_rvn_…')}
          ${text('target', 'On what', query, 'usr_…, key_…, conv_…')}
          ${text('request_id', 'Request id', query, '')}
          <label class="check"><input type="checkbox" name="phase" value="all" ?checked=${query.phase === 'all'}>
            Show also what was only begun</label>
        </div>
      </details>
      <div class="filter-actions">
        <button class="button button-main">Apply</button>
        ${Object.keys(filterOf(query)).length > 0
          ? html`<button type="button" class="button button-quiet" @click=${() => replace('audit')}>Clear</button>`
          : nothing}
        <span class="periods" role="group" aria-label="Period">
          ${PERIODS.map(([name, days]) => html`
            <button type="button" class="button button-quiet"
                    @click=${(event) => apply(event.target.form, { from: since(days), to: '' })}>${name}</button>`)}
        </span>
      </div>
    </form>`;
}

/** The beginning, in UTC, of the day that many days ago. */
function since(days) {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() - days);
  return `${day.toISOString().slice(0, 10)}T00:00:00Z`;
}

function choice(name, label, query, options) {
  const known = query[name] && !options.some(([value]) => value === query[name]) ? [[query[name], query[name]]] : [];
  return html`
    <label>${label}
      <select name=${name}>
        <option value="" ?selected=${!query[name]}>Everything</option>
        ${[...known, ...options].map(([value, words]) => html`<option value=${value} ?selected=${query[name] === value}>${words}</option>`)}
      </select>
    </label>`;
}

const moment = (name, label, query) => html`
  <label>${label}<input type="datetime-local" step="1" name=${name} value=${toInput(query[name])}></label>`;

const text = (name, label, query, hint) => html`
  <label>${label}<input name=${name} value=${query[name] ?? ''} placeholder=${hint} autocomplete="off" spellcheck="false"></label>`;
