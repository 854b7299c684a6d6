// `test` with a simulator for each worker, and with a project and an app that uses it for each test.
import { once } from 'node:events';
import { test as base } from '@playwright/test';
import { startSimulator } from 'sinch-provisioning-mock';
import { createApp } from './app.js';

export const test = base.extend({
  simulator: [
    async ({}, use) => {
      const simulator = await startSimulator({ clock: 'frozen' });
      await use(simulator);
      await simulator.close();
    },
    { scope: 'worker' },
  ],
  project: async ({ simulator }, use) => {
    await use(simulator.project());
  },
  baseURL: async ({ project }, use) => {
    const app = createApp(project.url).listen(0, '127.0.0.1');
    await once(app, 'listening');
    await use(`http://127.0.0.1:${app.address().port}`);
    app.close();
  },
});
