import { expect } from '@playwright/test';
import { test } from './simulated.js';

test('the page shows when Meta has approved a template', async ({ page, project }) => {
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText('not announced');
  await page.getByRole('button').click();
  await expect(page.getByRole('status')).toHaveText('IN_PROGRESS');
  await project.advance('2s');
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('APPROVED');
});

test('the page shows when Meta has rejected a template', async ({ page, project }) => {
  await project.addRule({ match: { lifecycle: 'whatsapp.template' }, outcome: 'reject' });
  await page.goto('/');
  await page.getByRole('button').click();
  await project.advance('2s');
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('REJECTED');
});
