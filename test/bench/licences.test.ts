// What npm run licences refuses.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { isAgreed, licenceFaults, packagesOf } from '../../build/licences.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

t.test('every installed package has a licence that we agreed to', async (t) => {
  const packages = packagesOf(root);
  t.ok(packages.length > 100);
  t.same(licenceFaults(packages, new Set()), []);
});

t.test('an unknown licence, none, and one of a tool in what is published are refused', async (t) => {
  const of = (licence: string | undefined) => ({ name: 'a', version: '1.0.0', licence });
  t.same(licenceFaults([of('GPL-3.0')], new Set()), ['a 1.0.0: nobody has agreed to the licence GPL-3.0']);
  t.same(licenceFaults([of(undefined)], new Set()), ['a 1.0.0: nobody has agreed to the licence (none)']);
  t.same(licenceFaults([of('MPL-2.0')], new Set()), []);
  t.same(licenceFaults([of('MPL-2.0')], new Set(['a'])), ['a 1.0.0: MPL-2.0 must not be published']);
  t.ok(isAgreed('(GPL-2.0 OR MIT)'));
  t.notOk(isAgreed('MIT AND GPL-2.0'));
});

t.test('the lockfile names every package exactly, from the public registry, with its checksum', async (t) => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const others = Object.entries<{ resolved?: string; integrity?: string; version?: string }>(packages).filter(
    ([path, { resolved, integrity, version }]) =>
      path !== '' &&
      !(
        (resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/') &&
        integrity?.startsWith('sha512-') &&
        version
      ),
  );
  t.same(others, []);
});
