import { decided, post } from '../api.js';
import { html } from '../html.js';
import { ask } from './dialog.js';
import { refused } from './states.js';

/**
 * A form in front of the page, whose wish is done once even where it is sent twice.
 * @param request (elements) => [path, body]
 * @returns what the server answered; undefined where it was left
 */
export function wish(title, action, request, fields) {
  let once = crypto.randomUUID();
  let refusal = null;
  let busy = false;
  return ask(title, (close, draw) => html`
    <form class="form" @submit=${async (event) => {
      event.preventDefault();
      const [path, body] = request(event.target.elements);
      busy = true;
      draw();
      try {
        close(await post(path, body, once));
      } catch (error) {
        refusal = error;
        once = decided(error) ? crypto.randomUUID() : once;
        busy = false;
        draw();
      }
    }}>
      ${fields}
      ${refused(refusal)}
      <div class="dialog-actions">
        <button type="button" class="button" ?disabled=${busy} @click=${() => close()}>Cancel</button>
        <button class="button button-main" ?disabled=${busy}>${action}</button>
      </div>
    </form>`, () => busy);
}
