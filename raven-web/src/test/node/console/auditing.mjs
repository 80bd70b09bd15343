// What compliance staff do: find, look, check the proof, take evidence away, sign off.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { browsing, settled, signIn, usable, visit } from './browser.mjs';

const { AUDITOR_KEY, ADMIN_KEY_ID, CHANGE_ID, EVENT_ID } = process.env;

const rows = (page) => page.getByRole('table', { name: 'Events, newest first' }).locator('tbody tr');

/** What the browser found, once the page has said so. */
async function checked(page) {
  await page.getByRole('button', { name: /^Check/ }).click();
  await page.locator('.steps').waitFor();
  return page.locator('.steps').evaluate((list) => [...list.querySelectorAll('.unseen')].map((one) => one.textContent.trim()));
}

/** The proof, with something of it changed on its way. */
async function checkedWith(page, change) {
  await page.route('**/proof', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(await response.json()) });
  });
  await page.reload();
  await settled(page);
  const found = await checked(page);
  await page.unroute('**/proof');
  return found;
}

await browsing(async (page) => {
  await signIn(page, AUDITOR_KEY);
  await settled(page);
  await page.getByText('Signature checked in this browser').waitFor();
  await page.getByText('Remembered from now on').waitFor();
  assert.equal(await rows(page).getByText('local').count(), await rows(page).count(), 'each time in UTC, and as the clock of Berlin has it');
  const chart = page.locator('time-bars .u-over');
  await chart.click({ position: { x: (await chart.boundingBox()).width - 4, y: 40 } });
  await page.waitForURL(/from=.*to=/);
  await visit(page, 'audit');
  await page.getByRole('link', { name: 'Older events' }).click();
  await page.waitForURL(/cursor=/);
  await settled(page);
  assert.ok(await rows(page).count() > 0);
  await page.getByRole('link', { name: 'To the newest' }).click();
  await settled(page);

  await visit(page, `audit/${CHANGE_ID}`);
  await page.getByText('settings.batch_size', { exact: true }).waitFor();
  await visit(page, 'audit');

  await page.getByRole('combobox', { name: 'What', exact: true }).selectOption({ label: 'Created a user' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/action=user\.create/);
  await settled(page);
  assert.equal(await rows(page).count(), 1);
  await page.reload();
  await settled(page);
  assert.equal(await rows(page).count(), 1, 'the address holds the filter');
  await page.getByRole('combobox', { name: 'Outcome', exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: '7 days' }).click();
  await page.waitForURL(/action=user\.create&outcome=.*&from=/);
  await page.getByRole('combobox', { name: 'Outcome', exact: true }).selectOption({ index: 0 });
  await visit(page, 'audit?action=user.create&from=2026-01-02T03:04:05Z');
  assert.equal(await page.getByLabel('From (UTC)').inputValue(), '2026-01-02T03:04:05');
  await page.getByLabel('From (UTC)').fill('2026-01-02T03:04:06');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await settled(page);
  assert.equal(await page.getByLabel('From (UTC)').inputValue(), '', 'the form says what the address says');
  await page.getByText('It has only grown').waitFor();

  await visit(page, `audit?actor=${ADMIN_KEY_ID}&category=administrative`);
  await page.waitForFunction(() => document.querySelectorAll('main td').length > 0);
  await visit(page, 'audit?target=usr_AAAAAAAAAAAAAAAAAAAAAA');
  await page.getByText('Nothing matches these filters').waitFor();
  await usable(page, 'nothing found');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await settled(page);

  await visit(page, `audit/${EVENT_ID}`);
  assert.deepEqual(await checked(page), ['(right)', '(right)', '(right)', '(right)']);
  await page.locator('main').getByText('Verified', { exact: true }).waitFor();
  await usable(page, 'a proof');

  const another = (text) => Buffer.from(Buffer.from(text, 'base64').toString().replace('"sequence":1', '"sequence":2')).toString('base64');
  assert.deepEqual(await checkedWith(page, (proof) => ({ ...proof, event_bytes: another(proof.event_bytes) })), ['(wrong)', '(wrong)', '(wrong)', '(right)']);
  await page.locator('main').getByText('Not verified', { exact: true }).waitFor();
  await usable(page, 'a proof that fails');
  assert.deepEqual(await checkedWith(page, (proof) => ({ ...proof, checkpoint: proof.checkpoint.replace(/time 2/, 'time 1') })), ['(right)', '(right)', '(right)', '(wrong)']);
  assert.deepEqual(await checkedWith(page, (proof) => ({ ...proof, hashes: [...proof.hashes, proof.leaf_hash] })), ['(right)', '(right)', '(wrong)', '(right)']);

  await visit(page, 'audit?category=administrative');
  await page.getByRole('button', { name: 'Export…' }).click();
  await usable(page, 'an export');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()]);
  const [head, ...lines] = readFileSync(await download.path(), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(head.raven_audit_export, 1);
  assert.ok(lines.length > 0 && lines.every((line) => line.event.category === 'administrative'), 'what is filtered is exported');

  await page.getByRole('button', { name: 'Verify the whole log' }).click();
  await page.getByText(/The server verified it to event/).waitFor();
  await page.reload();
  await page.getByText(/The server verified it to event/).waitFor();

  await visit(page, 'reviews');
  await page.getByLabel('From event').fill('1');
  await page.getByLabel('To event').fill('2');
  await page.getByLabel('What you looked at').fill('Asked somebody@example.com');
  await page.getByRole('button', { name: 'Sign off' }).click();
  await page.getByRole('alert').getByText('note', { exact: true }).waitFor();
  await usable(page, 'a refused review');
  await page.getByLabel('What you looked at').fill('Both are the registration of this tenant.');
  await page.getByRole('button', { name: 'Sign off' }).click();
  await page.getByText('Events 1 to 2 are signed off.').first().waitFor();
  await page.getByRole('cell', { name: 'Both are the registration of this tenant.' }).waitFor();
  await page.getByText(/no review is of events 3–\d+/).waitFor();
  await page.getByLabel('What you looked at').fill('And all that came after it.');
  await page.getByRole('button', { name: 'Sign off' }).click();
  await page.getByText('All that is signed has been reviewed.').waitFor();
});
