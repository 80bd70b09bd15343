import { remove } from '../api.js';
import { html } from '../html.js';
import { ask } from './dialog.js';
import { refused } from './states.js';

/** Erases a user, once the end of its id was typed. @returns the receipt; undefined where it was left */
export function erase(user) {
  const proof = user.user_id.slice(-6);
  let refusal = null;
  let busy = false;
  return ask('Erase this user', (close, draw) => html`
    <form class="form" @submit=${async (event) => {
      event.preventDefault();
      const field = event.target.elements.proof;
      if (field.value.trim() !== proof) {
        field.setCustomValidity(`Type ${proof}, the last six characters of the user’s id.`);
        field.reportValidity();
        return;
      }
      busy = true;
      draw();
      try {
        close(await remove(`users/${user.user_id}`));
      } catch (error) {
        refusal = error;
        busy = false;
        draw();
      }
    }}>
      <p>Everything that is stored about <code>${user.user_id}</code> goes, on every server, for good: the key that opens it first, then the data.
        Not even a backup brings it back. You get a signed receipt.</p>
      <label>To go on, type the last six characters of the id: <strong><code>${proof}</code></strong>
        <input name="proof" required autocomplete="off" spellcheck="false" autocapitalize="off" @input=${(event) => event.target.setCustomValidity('')}>
      </label>
      ${refused(refusal)}
      <div class="dialog-actions">
        <button type="button" class="button" ?disabled=${busy} @click=${() => close()}>Leave it as it is</button>
        <button class="button button-bad" ?disabled=${busy}>${busy ? 'Erasing…' : 'Erase for good'}</button>
      </div>
    </form>`, () => busy);
}
