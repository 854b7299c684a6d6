import { defineConfig } from '@playwright/test';

const { CHROMIUM, CI } = process.env;
/** Milliseconds: machines of CI can be slow. */
const patience = CI ? 300_000 : 10_000;

export default defineConfig({
  fullyParallel: true,
  timeout: 3 * patience,
  expect: { timeout: patience },
  // A browser of the system, in place of the one that `npx playwright install chromium` brings.
  use: CHROMIUM ? { launchOptions: { executablePath: CHROMIUM, chromiumSandbox: false } } : {},
});
