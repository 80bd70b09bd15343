import { html, nothing } from '../html.js';

/**
 * A table, which scrolls within itself where a page is too narrow for it.
 * @param columns each its name and, where it needs one, its class
 */
export const table = (name, columns, rows) => html`
  <div class="table-frame" role="region" aria-label=${name} tabindex="0">
    <table>
      <caption class="unseen">${name}</caption>
      <thead>
        <tr>${columns.map(([column, kind]) => html`<th scope="col" class=${kind ?? nothing}>${column}</th>`)}</tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`;
