import { html } from '../html.js';
import { ask } from './dialog.js';

/** Shows a secret this once. It is in the page no longer than the dialog is. */
export const showOnce = (title, secret, text) => {
  let copied = false;
  return ask(title, (close, draw) => html`
    <p>${text}</p>
    <div class="secret">
      <code>${secret}</code>
      <button class="button" @click=${async () => {
        await navigator.clipboard.writeText(secret);
        copied = true;
        draw();
      }}>${copied ? 'Copied' : 'Copy'}</button>
    </div>
    <p class="note note-warn">It is shown this once, and Raven keeps no copy. Put it into your secrets manager now.</p>
    <div class="dialog-actions"><button class="button button-main" @click=${() => close(true)}>I have stored it</button></div>`);
};
