// A real browser, and what holds for every page that it opens.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const BASE = process.env.RAVEN.replace('127.0.0.1', 'localhost');
export const CONSOLE = `${BASE}/console/`;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PATIENCE = 30_000;

/** Without these it asks Google's hosts for this and that. */
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Opens a browser, lets `work` use a page, and looks whether that asked anybody else or complained of anything. */
export async function browsing(work, options = {}) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'Europe/Berlin', acceptDownloads: true, ...options });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const complaints = [];
    page.on('request', (request) => new URL(request.url()).origin === BASE || complaints.push(`asked ${request.url()}`));
    page.on('pageerror', (fault) => complaints.push(String(fault)));
    page.on('console', (message) => {
      // What the server refuses the browser says, too, and pages show it.
      if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) {
        complaints.push(message.text());
      }
    });
    await work(page, context);
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
}

export async function signIn(page, key, address = CONSOLE) {
  await page.goto(address);
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Goes to a page by its address, and waits until it has loaded what it shows. */
export async function visit(page, path) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${path}`);
  await settled(page);
}

export async function settled(page) {
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('.spinner, .strip-waiting, .activity-waiting'));
}

/** Whether everybody can use what is shown (axe), and nothing sticks out at the side. */
export async function usable(page, name) {
  const session = await page.context().newCDPSession(page);
  // Not as a script of the page, which its policy would not run.
  await session.send('Runtime.evaluate', { expression: AXE });
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`), [], name);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} sticks out`);
}

/** A picture for docs/console, where they are wanted. */
export async function picture(page, name) {
  const folder = process.env.PICTURES;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png` });
  }
}

export const api = (key, method, path, body) => fetch(`${process.env.RAVEN}/api/v1/${path}`, {
  method,
  headers: { Authorization: `Bearer ${key}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
  body: body && JSON.stringify(body),
});
