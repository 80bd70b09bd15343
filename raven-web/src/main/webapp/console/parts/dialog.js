import { html, render } from '../html.js';
import { icon } from './icon.js';

const dismissals = new Set();

/** Takes every dialog away, unanswered: whoever left the page wants nothing of it any more, and no secret stays. */
export function dismissAll() {
  dismissals.forEach((dismiss) => dismiss());
}

/**
 * Asks for something in front of the page, which waits.
 * @param view (close, draw) => template; `close(value)` answers
 * @param held whether it must not be left by Escape now
 * @returns what it was closed with; undefined where it was left
 */
export function ask(title, view, held = () => false) {
  const element = document.createElement('dialog');
  element.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(element);
  return new Promise((resolve) => {
    let answer;
    let answered = false;
    const dismiss = () => {
      dismissals.delete(dismiss);
      element.remove();
    };
    const close = (value) => {
      if (!dismissals.has(dismiss)) {
        return;
      }
      answer = value;
      answered = true;
      element.close();
    };
    const draw = () => {
      render(html`
        <div class="dialog-head">
          <h2 id="dialog-title">${title}</h2>
          <button class="button button-quiet" aria-label="Close" ?disabled=${held()} @click=${() => close()}>${icon('close')}</button>
        </div>
        ${view(close, draw)}`, element);
      element.querySelector('.note-bad')?.scrollIntoView({ block: 'nearest' });
    };
    element.addEventListener('close', () => {
      if (held() && !answered) {
        element.showModal(); // a second Escape closes it whatever its `cancel` says
        return;
      }
      dismiss();
      resolve(answer);
    });
    dismissals.add(dismiss);
    draw();
    element.showModal();
  });
}

/** Asks whether something that cannot be taken back is really meant. */
export const confirmed = (title, text, action) =>
  ask(title, (close) => html`
    <p>${text}</p>
    <div class="dialog-actions">
      <button class="button" @click=${() => close(false)}>Leave it as it is</button>
      <button class="button button-bad" @click=${() => close(true)}>${action}</button>
    </div>`);
