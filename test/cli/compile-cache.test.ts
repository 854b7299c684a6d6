import { existsSync, readdirSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import t from 'tap';
import { compileCacheFolder } from '../../src/cli/compile-cache.js';
import { run } from './command-line.js';

t.test('compiled code is kept among the caches of the user', async (t) => {
  const name = 'sinch-provisioning-mock';
  for (const [platform, environment, folder] of [
    ['linux', { HOME: '/home/ann' }, join('/home/ann', '.cache', name)],
    ['linux', { HOME: '/home/ann', XDG_CACHE_HOME: '/caches' }, join('/caches', name)],
    ['darwin', { HOME: '/Users/ann' }, join('/Users/ann', 'Library/Caches', name)],
    ['win32', { LOCALAPPDATA: '/Local', HOME: '/ignored' }, join('/Local', name)],
    ['linux', {}, undefined],
    ['win32', {}, undefined],
  ] as const) {
    t.equal(compileCacheFolder(environment, platform), folder, `${platform} ${JSON.stringify(environment)}`);
  }
});

t.test(
  'a start keeps it where Node can, unless that is turned off; a folder that cannot be written changes nothing',
  async (t) => {
    const caches = t.testdir({ on: {}, off: {}, file: 'not a folder' });
    const folder = (name: string) => join(caches, name, 'sinch-provisioning-mock');
    const start = async (name: string, environment: Record<string, string> = {}) => {
      const all = { XDG_CACHE_HOME: join(caches, name), LOCALAPPDATA: join(caches, name), ...environment };
      const { code, stdout, stderr } = await run(t, ['--version'], all);
      t.match({ code, stdout, stderr }, { code: 0, stdout: /^\d/, stderr: '' }, name);
    };
    await start('on');
    t.equal(existsSync(folder('on')), 'enableCompileCache' in module);
    if (existsSync(folder('on'))) t.ok(readdirSync(folder('on'), { recursive: true }).length > 1);
    await start('off', { NODE_DISABLE_COMPILE_CACHE: '1' });
    t.notOk(existsSync(folder('off')));
    await start('file');
  },
);
