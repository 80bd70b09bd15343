// Who gets in, how long, and what is left behind.
import assert from 'node:assert/strict';
import { browsing, CONSOLE, settled, signIn, usable, visit } from './browser.mjs';

const { ADMIN_KEY, AUDITOR_KEY, OPERATOR_KEY } = process.env;

await browsing(async (page, context) => {
  await page.goto(`${CONSOLE}#/audit?outcome=denied`);
  await page.getByLabel('API key').fill(`${ADMIN_KEY.slice(0, -1)}-`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This key does not open anything here').waitFor();
  await usable(page, 'a refused key');

  await page.getByLabel('API key').fill(ADMIN_KEY);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await settled(page);
  assert.match(page.url(), /#\/audit\?outcome=denied$/, 'the page that was asked for is shown after signing in');

  const [cookie, ...others] = await context.cookies();
  assert.deepEqual(others, []);
  assert.deepEqual([cookie.name, cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.path], ['__Host-raven-session', true, true, 'Strict', '/']);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML]));
  assert.ok(!kept.includes(ADMIN_KEY) && !kept.includes(cookie.value), 'the browser keeps neither key nor session within reach of scripts');

  await context.clearCookies();
  await page.getByRole('link', { name: 'Reviews' }).click();
  await page.getByText('Your session has ended').waitFor();
  assert.match(page.url(), /#\/reviews$/);
  await page.getByLabel('API key').fill(ADMIN_KEY);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Reviews' }).waitFor();

  const [{ value }] = await context.cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('API key').waitFor();
  assert.deepEqual(await context.cookies(), []);
  await context.addCookies([{ ...cookie, value }]);
  await page.goto(`${CONSOLE}#/settings`);
  await page.reload();
  await page.getByLabel('API key').waitFor();
});

await browsing(async (page) => {
  await signIn(page, AUDITOR_KEY);
  await settled(page);
  const menu = page.getByRole('navigation', { name: 'Console' }).getByRole('link');
  assert.deepEqual(await menu.allTextContents(), ['Audit log', 'Reviews'], 'an auditor is shown the way to what an auditor may see');
  await visit(page, 'keys');
  await page.getByText('This page is not open to you').waitFor();
  assert.match(await page.locator('main').innerText(), /tenant:admin/);
  await usable(page, 'no permission');
});

await browsing(async (page) => {
  await signIn(page, OPERATOR_KEY);
  await settled(page);
  const menu = page.getByRole('navigation', { name: 'Console' }).getByRole('link');
  assert.deepEqual(await menu.allTextContents(), ['Audit log', 'Reviews', 'Checklist', 'Encryption', 'Jobs'], 'what is of the platform');
  for (const path of ['audit', 'reviews', 'checklist', 'encryption', 'jobs']) {
    await visit(page, path);
    assert.equal(await page.locator('.state-bad').count(), 0, `${path} of the platform`);
    await usable(page, `${path} of the platform`);
  }
});

await browsing(async (page) => {
  await signIn(page, ADMIN_KEY);
  await settled(page);
  await page.reload();
  await settled(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.getByRole('link', { name: 'API keys' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1' && document.title === 'API keys · Raven');
});

await browsing(async (page, context) => {
  await page.clock.install();
  await signIn(page, ADMIN_KEY);
  await settled(page);
  const warning = page.getByText('You will be signed out in two minutes');
  await page.clock.fastForward('13:30');
  await warning.waitFor();
  await usable(page, 'a session that is about to end');
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await warning.waitFor({ state: 'hidden' });
  await context.clearCookies();
  await page.clock.fastForward('16:00');
  await page.getByText('Your session has ended').waitFor();
  assert.equal(await page.getByRole('table').count(), 0, 'nothing of a session that is over stays on the screen');
});

await browsing(async (page, context) => {
  await context.clock.install();
  await signIn(page, ADMIN_KEY);
  await settled(page);
  const other = await context.newPage();
  await other.goto(CONSOLE);
  await settled(other);
  await context.clock.fastForward('10:00');
  await visit(other, 'reviews');
  await context.clock.fastForward('06:00');
  await visit(page, 'settings');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();

  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await context.clock.fastForward('16:00');
  await page.getByText('Your session has ended').waitFor();
  await other.getByText('Your session has ended').waitFor();
  assert.deepEqual(asked.filter((path) => path.endsWith('/sessions/current')), [], 'no tab keeps the session of another alive');
});

await browsing(async (page) => {
  await page.route('**/api/v1/sessions/oidc', (route) => route.fulfill({ json: { issuer: 'https://login.example.org/realms/staff' } }));
  await page.route('**/api/v1/sessions/oidc/start', (route) => route.fulfill({ status: 303, headers: { Location: `${CONSOLE}?sign_in=insufficient_scope` } }));
  await page.goto(`${CONSOLE}#/reviews`);
  await page.getByRole('link', { name: 'Sign in with login.example.org' }).waitFor();
  await usable(page, 'signing in elsewhere');
  await page.getByRole('link', { name: 'Sign in with login.example.org' }).click();
  await page.getByText('none of your groups gives you anything').waitFor();
  assert.match(page.url(), /\/console\/#\/reviews$/, 'who comes back is where they were');
});
