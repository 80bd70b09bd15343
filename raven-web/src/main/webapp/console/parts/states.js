import { Refusal } from '../api.js';
import { html, nothing } from '../html.js';
import { icon } from './icon.js';

/** What a page shows in the place of what it has not, or may not show. */

export const loading = (what) => html`
  <div class="state" role="status">
    <span class="spinner" aria-hidden="true"></span>
    <p>Loading ${what}…</p>
  </div>`;

export const empty = (title, text, action = nothing) => html`
  <div class="state">
    ${icon('empty')}
    <h2>${title}</h2>
    <p>${text}</p>
    ${action}
  </div>`;

export function failed(error, again) {
  if (error instanceof Refusal && error.scopes.length > 0) {
    return forbidden(error.scopes);
  }
  return html`
    <div class="state state-bad" role="alert">
      ${icon('bad')}
      <h2>${error.title ?? 'Something went wrong'}</h2>
      <p>${error.message}</p>
      ${error.retryAfter ? html`<p>Raven asks to wait ${error.retryAfter} s. This page tries again by itself then.</p>` : nothing}
      ${again ? html`<button class="button" @click=${again}>Try again</button>` : nothing}
      ${error.requestId ? html`<p class="soft">If you ask for help, give this request id: <code>${error.requestId}</code></p>` : nothing}
    </div>`;
}

export const stillSignedIn = (error, again) => html`
  <div class="state state-bad" role="alert">
    ${icon('bad')}
    <h2>You are still signed in</h2>
    <p>${error.message}</p>
    <button class="button" @click=${again}>Sign out</button>
  </div>`;

export const forbidden = (scopes) => html`
  <div class="state">
    ${icon('lock')}
    <h2>This page is not open to you</h2>
    <p>
      You lack the permission
      ${scopes.map((scope, at) => html`${at > 0 ? ' and ' : nothing}<code>${scope}</code>`)}.
    </p>
    <p>Ask an administrator of your organisation for it, then sign in again.</p>
  </div>`;

/** A refusal of what somebody just asked for, in the place where they asked. */
export const refused = (error) =>
  error
    ? html`<div class="note note-bad" role="alert">
        ${icon('bad')}
        <div>
          <strong>${error.title ?? 'That did not work'}</strong>
          <p>${error.message}</p>
          ${error.fields?.length
            ? html`<ul>${error.fields.map((one) => html`<li><code>${one.field}</code> ${one.message}</li>`)}</ul>`
            : nothing}
          ${error.scopes?.length ? html`<p>You lack ${error.scopes.join(' and ')}.</p>` : nothing}
          ${error.requestId ? html`<p class="soft">Request id <code>${error.requestId}</code></p>` : nothing}
        </div>
      </div>`
    : nothing;
