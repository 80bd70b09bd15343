import { empty } from '../parts/states.js';
import { heading } from '../parts/page.js';
import { html } from '../html.js';
import { link } from '../route.js';

export const title = 'Not found';

export function open(app) {
  app.render(html`
    ${heading('There is no such page')}
    ${empty('Nothing is here', 'The address may be mistyped, or from another version of Raven.',
      html`<a class="button" href=${link('')}>To the start</a>`)}`);
}
