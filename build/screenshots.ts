// Takes the pictures of the dashboard in docs/dashboard. The clock is frozen and the seed fixed, so that the same page gives
// the same picture on the same machine.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type Simulator, startSimulator } from '../src/index.js';
import { chromiumMissing, chromiumPath, launchChromium } from './chromium.js';
import { smallPng } from './small-png.js';

const folder = fileURLToPath(new URL('../docs/dashboard', import.meta.url));

interface Picture {
  name: string;
  /** Address within the dashboard. */
  place: string;
  colorScheme?: 'dark';
  /** What is clicked before the picture is taken. */
  prepare?(page: Page): Promise<void>;
}

const template = 'resources/whatsapp.template/autumn_sale%2FEN_US';

/** Shows the templates only. */
async function showTemplates(page: Page): Promise<void> {
  await page.getByLabel('Kind', { exact: true }).selectOption('whatsapp.template');
  await page.getByRole('link', { name: /autumn_sale.*Meta/ }).waitFor();
}

const pictures: readonly Picture[] = [
  { name: 'resources', place: template, prepare: showTemplates },
  { name: 'resources-dark', place: template, colorScheme: 'dark', prepare: showTemplates },
  {
    name: 'webhooks',
    place: 'webhooks',
    prepare: (page) =>
      page
        .getByRole('link', { name: /WHATSAPP_TEMPLATE_REJECTED/ })
        .first()
        .click(),
  },
];

/** Something of everything: a template in review, one that was rejected, and the delivery that says so. */
async function play(sim: Simulator, receiver: string): Promise<void> {
  const api = (path: string, body: object): Promise<Response> =>
    fetch(`${sim.url}/v1/projects/demo-project${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('key:secret')}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const submit = (name: string, text: string): Promise<Response> =>
    api('/whatsapp/templates', {
      name,
      language: 'EN_US',
      category: 'MARKETING',
      details: { components: [{ type: 'BODY', text }] },
    });
  const project = sim.project('demo-project');
  await project.addRule({
    match: { lifecycle: 'whatsapp.template', name: 'win_*' },
    outcome: 'reject',
    with: { rejectionCode: 'SCAM' },
  });
  await api('/webhooks', { target: receiver, secret: 's3cret', triggers: ['ALL'] });
  await submit('win_big_now', 'You have won. Answer to claim your prize.');
  await project.advance('2s');
  await submit('autumn_sale', 'Our autumn sale begins today. Come and see.');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return address.port;
}

/** Ports and durations differ from run to run. */
const steady = (port: number): string => `{
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    node.nodeValue = node.nodeValue.replaceAll(':${port}/', ':9000/');
    if (node.nextSibling?.nodeValue?.startsWith(' ms')) node.nodeValue = '3';
  }
}`;

if (!chromiumPath) throw new Error(chromiumMissing);
mkdirSync(folder, { recursive: true });
const receiver = createServer((_, response) => response.writeHead(204).end());
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const port = portOf(receiver);
const sim = await startSimulator({ scenario: 'demo', clock: 'frozen', seed: 1 });
const browser = await launchChromium();
try {
  await play(sim, `http://127.0.0.1:${port}/events`);
  for (const { name, place, colorScheme = 'light', prepare } of pictures) {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    await page.goto(`${sim.url}/dashboard/#/demo-project/${place}`);
    await page.locator('.dot.live').waitFor({ state: 'attached' });
    await prepare?.(page);
    await page.locator('.diagram svg, .line, article').first().waitFor();
    // The last answers are on the page once nothing is drawn any more.
    await page.waitForTimeout(1000);
    await page.evaluate(steady(port));
    const picture = smallPng(await page.screenshot({ caret: 'hide', animations: 'disabled' }));
    writeFileSync(join(folder, `${name}.png`), picture);
    console.log(`docs/dashboard/${name}.png ${Math.round(picture.length / 1000)} kB`);
    await page.close();
  }
} finally {
  await browser.close();
  await sim.close();
  receiver.close();
}
