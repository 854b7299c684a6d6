// A real browser in front of a simulator of its own. Tests that need one are skipped with one line where there is none.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { chromiumMissing, chromiumPath, launchChromium } from '../../build/chromium.js';
import { connect, type Simulator } from '../../src/index.js';
import { serve } from '../cli/command-line.js';

/** For `t.test(title, needsBrowser, ...)`. */
export const needsBrowser = {
  skip: chromiumPath ? false : chromiumMissing,
};

const axeScript = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// A busy machine starts and draws slowly.
t.setTimeout(600_000);

let browser: Browser | undefined;
t.teardown(() => browser?.close());

async function launched(): Promise<Browser> {
  browser ??= await launchChromium();
  return browser;
}

export interface Opened {
  page: Page;
  sim: Simulator;
  /** What went wrong in the page: console errors, uncaught errors, requests to anywhere else. */
  trouble: string[];
  /** Opens `#/<place>` and waits until the page is live. */
  go(place: string): Promise<void>;
}

export interface PageOptions {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  /** Options of the command line. */
  words?: readonly string[];
}

/** A simulator with a frozen clock, and a page that shows it. */
export async function open(t: Test, options: PageOptions = {}): Promise<Opened> {
  const { url } = await serve(t, ['--clock', 'frozen', ...(options.words ?? [])]);
  const { page, trouble } = await pageAt(t, url, options);
  const sim = await connect(url);
  return { page, sim, trouble, go: (place) => goTo(page, url, place) };
}

async function goTo(page: Page, url: string, place: string): Promise<void> {
  await page.goto(`${url}/dashboard/#/${place}`);
  await page.getByRole('main').waitFor();
  if (place !== '') await page.locator('.dot.live').waitFor({ state: 'attached' });
}

export async function pageAt(
  t: Test,
  url: string,
  { width = 1280, height = 900, colorScheme = 'light' }: PageOptions = {},
): Promise<{ page: Page; trouble: string[] }> {
  const context = await (await launched()).newContext({ viewport: { width, height }, colorScheme });
  t.teardown(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      trouble.push(`requested ${request.url()}`);
  });
  return { page, trouble };
}

/**
 * Waits until an expression is true in the page. Playwright's waitForFunction repeats an expression with `eval`, which the pages
 * forbid.
 */
export async function becomesTrue(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate<boolean>(expression)));
}

/** Pixels by which something sticks out of the page. */
export const excessWidth = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What axe finds serious, as `rule: element`; all of its rules, or those that are named. */
export async function seriousFaults(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // The page's own policy forbids scripts that are written into it, so axe is evaluated instead, once for each page.
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(readFileSync(axeScript, 'utf8'));
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } };
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(only.length > 0 && { runOnly: only }) });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, rules);
}

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { target: string[] }[] }[];
}
