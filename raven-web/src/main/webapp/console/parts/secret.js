import { html } from '../html.js';
import { ask } from './dialog.js';

/** Shows a secret this once, until somebody says that they have it, or leaves the page. It is in the page no longer than that. */
export const showOnce = (title, secret, text) => {
  let copy = 'Copy';
  const copied = (draw) => navigator.clipboard.writeText(secret).then(() => 'Copied', () => 'Copy it by hand').then((said) => {
    copy = said;
    draw();
  });
  return ask(title, (close, draw) => html`
    <p>${text}</p>
    <div class="secret">
      <code>${secret}</code>
      <button class="button" @click=${() => copied(draw)}>${copy}</button>
    </div>
    <p class="note note-warn">It is shown this once, and Raven keeps no copy. Put it into your secrets manager now.</p>
    <div class="dialog-actions"><button class="button button-main" @click=${() => close(true)}>I have stored it</button></div>`, () => true);
};
