// Every page in light and dark, wide and narrow, and as wide as a window is at 400 %.
import assert from 'node:assert/strict';
import { browsing, CONSOLE, picture, settled, signIn, usable, visit } from './browser.mjs';

const { ADMIN_KEY, EVENT_ID, USER_ID } = process.env;
const PAGES = { audit: 'audit', event: `audit/${EVENT_ID}`, reviews: 'reviews', checklist: 'checklist', keys: 'keys', encryption: 'encryption',
  users: 'users', user: `users/${USER_ID}`, jobs: 'jobs', settings: 'settings', missing: 'nowhere' };
/** What docs/console.md shows. */
const SHOWN = ['audit-light-wide', 'audit-light-narrow', 'event-dark-wide', 'checklist-light-wide', 'encryption-dark-wide'];
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 }, magnified: { width: 320, height: 256 } };

for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await browsing(async (page) => {
      await page.goto(CONSOLE);
      await page.getByLabel('API key').waitFor();
      await usable(page, `signin ${colorScheme} ${size}`);
      await signIn(page, ADMIN_KEY);
      await settled(page);
      for (const [name, path] of Object.entries(PAGES)) {
        await visit(page, path);
        if (name === 'event') {
          await page.getByRole('button', { name: 'Check the proof' }).click();
          await page.locator('.steps').waitFor();
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
    ? route.fulfill(problem(429, 'rate_limited', 'Too many requests.', { 'Retry-After': '1' }))
    : route.continue()));
  await visit(page, 'jobs');
  await page.getByText('Raven asks to wait 1 s.').waitFor();
  await page.waitForFunction(() => !document.querySelector('.state-bad'));
  assert.equal(asked, 2, 'the page asks again by itself');

  await page.route('**/api/v1/users*', (route) => route.abort());
  await visit(page, 'users');
  await page.getByText('Raven cannot be reached').waitFor();
});
