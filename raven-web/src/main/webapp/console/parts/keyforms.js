import { html } from '../html.js';
import { PRESETS } from '../words.js';
import { ask } from './dialog.js';
import { wish } from './formdialog.js';
import { showOnce } from './secret.js';

const GRACE = [['0', 'at once'], ['3600', 'after an hour'], ['86400', 'after a day'], ['604800', 'after a week']];

/** Asks for a new key, and shows it once. */
export async function create(app) {
  const made = await wish('Create an API key', 'Create', (elements) => {
    const days = elements.days.value;
    const networks = elements.networks.value.split(/[\s,]+/).filter(Boolean);
    return ['api-keys', {
      name: elements.name.value,
      preset: elements.preset.value,
      ...(days ? { expires_in_days: Number(days) } : {}),
      ...(networks.length > 0 ? { allowed_cidrs: networks } : {}),
    }];
  }, html`
    <label>What it is for<input name="name" required maxlength="256" autocomplete="off" placeholder="Support agent, production"></label>
    <fieldset>
      <legend>What it may do</legend>
      ${PRESETS.map(([value, name, hint], at) => html`
        <label class="check"><input type="radio" name="preset" value=${value} ?checked=${at === 0}>
          <span>${name}<span class="sub">${hint}</span></span></label>`)}
    </fieldset>
    <label>Expires after days<input name="days" type="number" min="1" max="3650" value="90"></label>
    <label>Only from these networks<input name="networks" autocomplete="off" placeholder="203.0.113.0/24"></label>`);
  return made && reveal(app, made, `${made.name}: the new key`);
}

/** Puts a new key in the place of another, and shows it once. */
export async function rotate(app, key) {
  const made = await wish('Replace this key', 'Replace', (elements) => [`api-keys/${key.key_id}/rotate`, { grace_seconds: Number(elements.grace.value) }], html`
    <p>A new key with the same name, permissions, networks and end takes the place of <strong>${key.name}</strong>.</p>
    <label>The old key ends
      <select name="grace">${GRACE.map(([seconds, words]) => html`<option value=${seconds}>${words}</option>`)}</select>
    </label>`);
  return made && reveal(app, made, `${made.name}: the new key`);
}

async function reveal(app, made, title) {
  app.announce('The key was made.');
  await (made.api_key
    ? showOnce(title, made.api_key, 'Give it to the program that uses it, and to nobody else.')
    : ask(title, () => html`<p>It was made before, and cannot be shown again. Revoke it and create another.</p>`));
  return made;
}
