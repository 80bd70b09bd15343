// What administrators do: keys, encryption, users, settings, attestations.
import assert from 'node:assert/strict';
import { api, browsing, settled, signIn, usable, visit } from './browser.mjs';

const { ADMIN_KEY, USER_ID } = process.env;

await browsing(async (page) => {
  await signIn(page, ADMIN_KEY);
  await settled(page);

  await visit(page, 'keys');
  await page.getByRole('button', { name: 'Create a key…' }).click();
  await page.getByLabel('What it is for').fill('Support agent');
  await page.getByLabel('Only from these networks').fill('not a network');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await usable(page, 'a key that cannot be');
  await page.getByLabel('Only from these networks').fill('');
  const wishes = [];
  await page.route('**/api/v1/api-keys', async (route) => {
    wishes.push(route.request().headers()['idempotency-key']);
    await (wishes.length === 1
      ? route.fulfill({ status: 409, json: { title: 'Under way', status: 409, code: 'idempotency_in_progress', detail: 'The first is still done.' } })
      : route.continue());
  });
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('The first is still done.').waitFor();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const key = await page.locator('.secret code').innerText();
  assert.equal(wishes[0], wishes[1], 'what is still done is not wished once more');
  await page.unroute('**/api/v1/api-keys');
  await usable(page, 'a key that is shown once');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.secret code').innerText(), key, 'it stays until somebody says that they have it');
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Support agent' }).waitFor();
  await settled(page);
  assert.ok(!(await page.content()).includes(key), 'the key is shown once');
  assert.equal((await api(key, 'GET', 'users')).status, 200);
  assert.equal((await api(key, 'GET', 'api-keys')).status, 403, 'an agent has an agent’s scopes');

  await page.getByRole('button', { name: 'Replace…' }).click();
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  const successor = await page.locator('.secret code').innerText();
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByText('In the place of').waitFor();
  assert.equal((await api(successor, 'GET', 'users')).status, 200);

  await page.getByRole('button', { name: 'Revoke…' }).click();
  await usable(page, 'is that meant');
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('Revoked', { exact: true }).waitFor();
  assert.equal((await api(successor, 'GET', 'users')).status, 401);

  await visit(page, 'encryption');
  await page.getByRole('heading', { name: 'Data key' }).waitFor();
  await page.getByLabel('Show the key of a user').fill(USER_ID);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('region', { name: 'This user’s key, versions' }).waitFor();
  await page.getByRole('button', { name: 'Replace keys…' }).click();
  await page.getByRole('radio', { name: /The tenant’s keys/ }).check();
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await page.getByRole('row', { name: /Replace the tenant’s keys/ }).getByText('Done').waitFor();
  await usable(page, 'a job that is done');

  await visit(page, 'settings');
  await page.getByLabel('Keep what was said for (days)').fill('45');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  assert.equal((await (await api(ADMIN_KEY, 'GET', 'tenant')).json()).settings.retention_days, 45);
  await page.getByLabel('Tell this address').fill('ftp://example.com/');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('settings.webhook_url', { exact: true }).waitFor();

  await visit(page, 'checklist');
  await page.getByRole('button', { name: 'Attest…' }).first().click();
  await page.getByLabel('How you know').fill('Tried by the platform team this month.');
  await usable(page, 'an attestation');
  await page.getByRole('button', { name: 'Attest', exact: true }).click();
  await page.getByText('Tried by the platform team this month.').first().waitFor({ state: 'attached' });

  await visit(page, `users/${USER_ID}`);
  await page.getByRole('button', { name: 'Erase…' }).click();
  const last = page.getByLabel('To go on');
  await last.fill('wrong!');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  assert.equal((await api(ADMIN_KEY, 'GET', `users/${USER_ID}`)).status, 200, 'nothing is erased before the id was typed');
  await last.fill(USER_ID.slice(-6));
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('Receipt id').waitFor();
  await usable(page, 'a receipt');
  assert.equal((await api(ADMIN_KEY, 'GET', `users/${USER_ID}`)).status, 404);
});
