// Starts the browser of this machine: CHROMIUM, or the first Chromium or Chrome in PATH.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

/** Undefined if this machine has none. */
export const chromiumPath = [process.env.CHROMIUM ?? '', ...inPath].find((path) => path !== '' && existsSync(path));

export const chromiumMissing = 'no browser: install Chromium (apt-get install chromium), or name one in CHROMIUM';

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath && { executablePath: chromiumPath }),
    // Containers give a browser neither namespaces of its own nor much shared memory.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
  });
