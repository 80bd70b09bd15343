import { address } from '../api.js';
import { html } from '../html.js';
import { ask } from './dialog.js';
import { filterOf } from './filters.js';

const FORMATS = [
  ['ndjson', 'Evidence (NDJSON)', 'Keeps the exact bytes, so that anybody can verify it offline with raven-audit-verifier.'],
  ['csv', 'Spreadsheet (CSV)', 'Opens in Excel or LibreOffice.'],
  ['ocsf', 'OCSF 1.5', 'For security tools that read the Open Cybersecurity Schema Framework.'],
  ['ecs', 'Elastic Common Schema', 'For Elasticsearch and Kibana.'],
  ['cef', 'CEF', 'For ArcSight and others.'],
];

/** Offers what is filtered as a file. The browser fetches it by itself, so it may be of any size. */
export function offerExport(query) {
  const { phase, ...filter } = filterOf(query);
  let format = 'ndjson';
  const filtered = Object.keys(filter).length > 0;
  return ask('Export the log', (close, draw) => html`
    <p>${filtered ? 'Only what the filters let through is exported.' : 'The whole log is exported. Set filters first for less.'}
      Oldest first, with what was begun, too. That you did so is recorded.</p>
    <fieldset>
      <legend>Format</legend>
      ${FORMATS.map(([value, name, hint]) => html`
        <label class="check">
          <input type="radio" name="format" value=${value} .checked=${format === value} @change=${() => {
            format = value;
            draw();
          }}>
          <span>${name}<span class="sub">${hint}</span></span>
        </label>`)}
    </fieldset>
    <div class="dialog-actions">
      <button class="button" @click=${() => close()}>Cancel</button>
      <a class="button button-main" href=${address('audit/export', { ...filter, format })} download @click=${() => setTimeout(close)}>Download</a>
    </div>`);
}
