// The dashboard's files: what is served, and how.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { folder, serve } from '../cli/command-line.js';

t.test('the page is served under its own address, with a policy that lets nothing else in', async (t) => {
  const { url } = await serve(t);
  const redirect = await fetch(`${url}/dashboard`, { redirect: 'manual' });
  t.equal(redirect.status, 302);
  t.equal(redirect.headers.get('location'), 'dashboard/', 'relative, for proxies with a path of their own');
  const page = await fetch(`${url}/dashboard/`);
  t.equal(page.status, 200);
  t.match(page.headers.get('content-type'), /^text\/html/);
  const policy = page.headers.get('content-security-policy') ?? '';
  t.match(policy, /default-src 'none'/);
  t.notMatch(policy, /unsafe/);
  const html = await page.text();
  t.notMatch(
    html,
    /<script(?![^>]*\bsrc=)|<style|\bon\w+=|https?:/,
    'no script or style within, nothing from elsewhere',
  );
  t.equal((await fetch(`${url}/dashboard/missing.js`)).status, 404);
  t.equal((await fetch(`${url}/dashboard/..%2Fcli.js`)).status, 404, 'no file outside the folder');
});

t.test('files with their hash in the name are kept for long, and come compressed', async (t) => {
  const { url } = await serve(t);
  const html = await (await fetch(`${url}/dashboard/`)).text();
  const names = [...html.matchAll(/(?:src|href)="([^":,]+)"/g)].map(([, name]) => name!);
  t.equal(names.length, 2);
  for (const name of names) {
    const plain = await fetch(`${url}/dashboard/${name}`, { headers: { 'accept-encoding': 'identity' } });
    t.match(plain.headers.get('cache-control'), /immutable/, name);
    t.equal(plain.headers.get('content-encoding'), null);
    const packed = await fetch(`${url}/dashboard/${name}`, { headers: { 'accept-encoding': 'gzip' } });
    t.equal(packed.headers.get('content-encoding'), 'gzip');
    t.equal(await packed.text(), await plain.text(), 'the same content');
  }
});

t.test('everything together is at most 50 kB, compressed', async (t) => {
  const files = readdirSync(join(folder, 'dist/dashboard')).filter((name) => name.endsWith('.gz'));
  t.ok(files.length >= 3);
  const size = files.reduce((sum, name) => sum + statSync(join(folder, 'dist/dashboard', name)).size, 0);
  t.ok(size <= 50 * 1024, `${size} bytes`);
});

t.test('the page is open with an admin token, its data is not', async (t) => {
  const { url } = await serve(t, ['--admin-token', 'sesame']);
  t.equal((await fetch(`${url}/dashboard/`)).status, 200);
  t.equal((await fetch(`${url}/__admin/projects`)).status, 401);
});

t.test('a browser at the root goes to the dashboard, a program learns where it is', async (t) => {
  const { url } = await serve(t, ['--scenario', 'demo']);
  const browser = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html,*/*;q=0.8' } });
  t.equal(browser.status, 302);
  t.equal(browser.headers.get('location'), './dashboard/');
  const program = (await (await fetch(url)).json()) as { links: { dashboard: string }; projects: string[] };
  t.equal(program.links.dashboard, '/dashboard/');
  t.ok(program.projects.includes('demo-project'));
});
