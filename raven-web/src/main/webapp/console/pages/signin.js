import { address, identityProvider, signIn } from '../api.js';
import { html, nothing, render } from '../html.js';
import { refused } from '../parts/states.js';
import { leaving } from '../returning.js';

/**
 * Where a session begins. What was typed is gone from the page as soon as it was sent.
 * @param reason why an identity provider's answer let nobody in
 */
export function open(root, { ended, reason, signedIn }) {
  const state = { ended, error: reason ? NOT_LET_IN[reason] ?? NOT_LET_IN.unauthenticated : null };
  const draw = (change) => {
    Object.assign(state, change);
    render(view(state), root);
  };

  const submit = async (event) => {
    event.preventDefault();
    const field = event.target.elements.key;
    const key = field.value.trim();
    if (key === '') {
      field.focus();
      return;
    }
    draw({ busy: true, error: null });
    try {
      const session = await signIn(key);
      field.value = '';
      signedIn(session);
    } catch (error) {
      field.value = '';
      draw({ busy: false, error: explained(error), ended: false });
      field.focus();
    }
  };

  const view = ({ busy, error, ended: over, provider }) => html`
    <main class="signin" id="main">
      <form class="card" @submit=${submit}>
        <img src="raven.svg" alt="" width="44" height="44">
        <h1 tabindex="-1">Sign in to Raven</h1>
        ${over ? html`<p class="note note-warn" role="status">Your session has ended. Sign in to go on where you were.</p>` : nothing}
        ${provider ? html`
          <a class="button button-main" href=${address('sessions/oidc/start')} @click=${leaving}>Sign in with ${provider}</a>
          <p class="or">or with an API key</p>` : nothing}
        <label for="key">API key</label>
        <input id="key" name="key" type="password" autocomplete="off" spellcheck="false" autocapitalize="off"
               aria-describedby="key-hint" ?readonly=${busy} placeholder="rk_live_rvn_…">
        <p id="key-hint" class="soft">
          It is exchanged for a session once, and not kept in this browser. The session ends after 15 minutes without use,
          and after 8 hours in any case.
        </p>
        ${refused(error)}
        <button class=${provider ? 'button' : 'button button-main'} ?disabled=${busy}>${busy ? 'Signing in…' : 'Sign in'}</button>
      </form>
    </main>`;

  draw({});
  offerProvider();

  async function offerProvider() {
    // Where that cannot be told, there still is the key.
    const found = await identityProvider().catch(() => null);
    if (found && root.querySelector('.signin')) {
      draw({ provider: new URL(found.issuer).host });
    }
  }
}

const NOT_LET_IN = {
  unauthenticated: { title: 'You could not be signed in', message: 'Your organisation’s sign-in did not say who you are. Try again, or ask your administrator.' },
  insufficient_scope: { title: 'Nothing is open to you here', message: 'You are known, but none of your groups gives you anything in Raven. Ask your administrator.' },
  ip_not_allowed: { title: 'Not from this network', message: 'Raven can be reached from certain networks only. Ask your administrator.' },
  tenant_suspended: { title: 'Your organisation is suspended', message: 'The operator of this Raven suspended it. Ask them.' },
  rate_limited: { title: 'Too many attempts', message: 'Try again in a minute.' },
  identity_provider_unavailable: { title: 'The sign-in of your organisation is away', message: 'Try again later, or sign in with an API key.' },
};

/** A browser's user has typed a key: what the API says to programs is put into their words. */
function explained(error) {
  if (error.status === 401) {
    return { title: 'This key does not open anything here', message: 'Check that it was copied whole, and that it was not revoked and has not expired.' };
  }
  if (error.status === 429) {
    return { title: 'Too many attempts', message: `Try again in ${error.retryAfter || 60} seconds.` };
  }
  return error;
}
