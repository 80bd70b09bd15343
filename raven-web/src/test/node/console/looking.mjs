// Every page in light and dark, wide and narrow, and as wide as a window is at 400 %.
import assert from 'node:assert/strict';
import { browsing, CONSOLE, picture, settled, signIn, usable, visit } from './browser.mjs';

const { ADMIN_KEY, ADMIN_KEY_ID, CHANGE_ID, PICTURES, USER_ID } = process.env;
const PAGES = { audit: 'audit', event: `audit/${CHANGE_ID}`, reviews: 'reviews', checklist: 'checklist', keys: 'keys', key: `keys/${ADMIN_KEY_ID}`, encryption: 'encryption',
  users: 'users', user: `users/${USER_ID}`, jobs: 'jobs', settings: 'settings', missing: 'nowhere' };
/** What docs/console.md shows. */
const SHOWN = ['audit-light-wide', 'audit-dark-narrow', 'event-dark-wide', 'checklist-light-wide', 'encryption-dark-wide', 'key-light-wide'];
const SIZES = { wide: { width: 1440, height: 1200 }, narrow: { width: 390, height: 844 }, magnified: { width: 320, height: 256 } };

/** Adds to how a key was used what a test's network cannot do. */
async function strange(route) {
  const response = await route.fetch();
  const usage = await response.json();
  const now = new Date().toISOString();
  const seen = { first_seen: now, last_seen: now, count: 3 };
  await route.fulfill({ response, json: { ...usage, anomalies: [{ kind: 'new_network', ...seen }] } });
}

/** The log as somebody sees it who comes every day: verified, and seen before. */
async function everyDay(page) {
  await page.getByRole('button', { name: 'Verify the whole log' }).click();
  await page.getByText(/The server verified it to event/).waitFor();
  await page.reload();
  await page.getByText('It has only grown').waitFor();
}

if (PICTURES) {
  await new Promise((signed) => {
    setTimeout(signed, 70_000);
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await browsing(async (page) => {
      await page.goto(CONSOLE);
      await page.getByLabel('API key').waitFor();
      await usable(page, `signin ${colorScheme} ${size}`);
      await signIn(page, ADMIN_KEY);
      await settled(page);
      await everyDay(page);
      await page.route('**/usage', strange);
      for (const [name, path] of Object.entries(PAGES)) {
        await visit(page, path);
        if (name === 'event') {
          await page.getByRole('button', { name: 'Check the proof' }).click();
          await page.locator('.steps').waitFor();
        }
        if (name === 'key') {
          await page.locator('time-bars canvas').waitFor();
          await page.getByText('From a new network').waitFor();
        }
        await usable(page, `${name} ${colorScheme} ${size}`);
        const shown = `${name}-${colorScheme}-${size}`;
        if (SHOWN.includes(shown)) {
          await picture(page, shown);
        }
      }
    }, { colorScheme, viewport });
  }
}

/** What a server that is in trouble answers. */
const problem = (status, code, detail, headers = {}) => ({
  status,
  headers: { 'X-Request-Id': 'req-of-a-test', ...headers },
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `urn:raven:problem:${code}`, title: 'In trouble', status, detail, code, errors: [] }),
});

await browsing(async (page) => {
  await signIn(page, ADMIN_KEY);
  await settled(page);
  await page.route('**/api/v1/api-keys*', (route) => route.fulfill(problem(503, 'storage_unavailable', 'The storage does not answer.')));
  await visit(page, 'keys');
  await page.getByText('The storage does not answer.').waitFor();
  await page.getByText('req-of-a-test').waitFor();
  await usable(page, 'an error');
  await page.unroute('**/api/v1/api-keys*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('region', { name: /API keys/ }).waitFor();

  let asked = 0;
  await page.route('**/api/v1/jobs*', (route) => (asked++ === 0
    ? route.fulfill(problem(429, 'rate_limited', 'Too many requests.', { 'Retry-After': '5' }))
    : route.continue()));
  const asksAgainByItself = page.waitForResponse((response) => response.url().includes('/api/v1/jobs') && response.ok());
  await visit(page, 'jobs');
  await page.getByText('Raven asks to wait 5 s.').waitFor();
  await asksAgainByItself;
  await page.waitForFunction(() => !document.querySelector('.state-bad'));

  const now = new Date().toISOString();
  const job = { job_id: 'job_AAAAAAAAAAAAAAAAAAAAAA', kind: 'encryption.rotate.tenant', state: 'running', progress: 0.4, done: 40, total: 100, failed: 0,
    error: null, created_at: now, updated_at: now };
  await page.unroute('**/api/v1/jobs*');
  await page.route('**/api/v1/jobs*', (route) => route.fulfill({ json: { jobs: [job], limit: 25, offset: 0, total: 1, has_more: false } }));
  for (const path of ['encryption', 'jobs']) {
    await visit(page, path);
    assert.equal(await page.getByRole('progressbar').evaluate((bar) => bar.value), 0.4);
    await page.getByText('40 of 100').waitFor();
    await usable(page, `a job that runs, on ${path}`);
  }

  await page.route('**/api/v1/users*', (route) => route.abort());
  await visit(page, 'users');
  await page.getByText('Raven cannot be reached').waitFor();
});
