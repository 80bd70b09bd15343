import { html, nothing } from '../html.js';
import { link } from '../route.js';
import { number } from '../times.js';

export const ROWS = 25;

/** Where one is in a list that is counted, and the way to its other pages. */
export const pager = (path, query, { offset, total, has_more: more }, shown) => html`
  <nav class="pager" aria-label="Pages">
    <p class="soft">${number(offset + 1)} to ${number(offset + shown)} of ${number(total)}</p>
    ${offset > 0 ? html`<a class="button" href=${link(path, { ...query, offset: Math.max(0, offset - ROWS) || '' })}>Back</a>` : nothing}
    ${more ? html`<a class="button" href=${link(path, { ...query, offset: offset + ROWS })}>Next</a>` : nothing}
  </nav>`;
