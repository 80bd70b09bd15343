import { html } from '../html.js';

/** A word with a colour; the word alone says it, too. */
export const badge = (text, tone = 'plain') => html`<span class="badge badge-${tone}">${text}</span>`;
