import { html, nothing } from './html.js';
import { link } from './route.js';
import { icon } from './parts/icon.js';

/** What stands around every page: where one is, where one can go, who one is. */
export const shell = ({ pages, current, session, expiring, signOut, stay }) => html`
  <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
  <div class="shell">
    <header class="side">
      <a class="brand" href=${link('')}><img src="raven.svg" alt="" width="28" height="28"><span>Raven</span></a>
      <nav aria-label="Console">
        <ul>
          ${pages.map((page) => html`
            <li>
              <a href=${link(page.path)} aria-current=${page === current ? 'page' : nothing}>${icon(page.icon)}<span>${page.title}</span></a>
            </li>`)}
        </ul>
      </nav>
      <div class="who">
        <p>
          <span class="soft">Signed in as</span>
          <span class="who-name">${session.tenant_id ? html`<code>${session.api_key_prefix}</code>` : 'the operator'}</span>
        </p>
        <button class="button button-quiet" @click=${signOut}>Sign out</button>
      </div>
    </header>
    <main id="main" tabindex="-1"></main>
  </div>
  ${expiring ? html`
    <div class="toast" role="alert">
      <p>${expiring}</p>
      <button class="button" @click=${stay}>Stay signed in</button>
    </div>` : nothing}`;

/** By hand, as the address bar holds the page. */
function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}
