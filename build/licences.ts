// npm run licences: the licence of every package that is installed, and which of them are part of what is published. Ends with
// exit code 1 if one has no licence, or one that nobody has agreed to.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Licences that a package with the MIT licence can include, and those of tools that are only used. */
export const agreed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Of packages that are only used to develop: what is published must not contain them. */
const toolsOnly: ReadonlySet<string> = new Set(['MPL-2.0', 'CC-BY-3.0', 'CC-BY-4.0']);

export interface Package {
  name: string;
  version: string;
  /** As package.json or the lockfile says it; undefined if neither does. */
  licence: string | undefined;
  /** A dependency, directly or through others: it is installed beside ours. */
  isInstalled: boolean;
}

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  optional?: boolean;
}

/** The packages of a lockfile that are installed here; optional ones for other systems are not. */
export function packagesOf(folder: string): Package[] {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(packages).flatMap(([path, locked]) => {
    const manifest = join(folder, path, 'package.json');
    if (path === '' || locked.link) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const found = { name, version: locked.version ?? '', isInstalled: !locked.dev };
    if (!existsSync(manifest)) return [{ ...found, licence: locked.license }];
    const { license, licenses } = JSON.parse(readFileSync(manifest, 'utf8'));
    const old = Array.isArray(licenses) ? licenses.map(({ type }) => type).join(' OR ') : undefined;
    const licence =
      typeof license === 'string' ? license : (license?.type ?? old ?? locked.license ?? licenceIn(join(folder, path)));
    return [{ ...found, licence }];
  });
}

/** The licence of a package that only has its text. */
function licenceIn(folder: string): string | undefined {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  return /^\s*(the )?mit license/i.test(text) ? 'MIT' : undefined;
}

/** Whether an SPDX expression allows the use: one alternative is enough, of a combination all must be agreed to. */
export function isAgreed(licence: string | undefined, known: readonly string[] = agreed): boolean {
  const alternatives = (licence ?? '').replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((each) => each.split(' AND ').every((part) => known.includes(part.trim())));
}

/** One sentence for each package that must not be used, or not be published. */
export function licenceFaults(
  packages: readonly Omit<Package, 'isInstalled'>[],
  published: ReadonlySet<string>,
): string[] {
  const forAll = agreed.filter((licence) => !toolsOnly.has(licence));
  return packages.flatMap(({ name, version, licence }) => {
    if (!isAgreed(licence)) return [`${name} ${version}: nobody has agreed to the licence ${licence ?? '(none)'}`];
    if (published.has(name) && !isAgreed(licence, forAll))
      return [`${name} ${version}: ${licence} must not be published`];
    return [];
  });
}

/** Names of the packages in the list that the build writes, and of those that are installed with ours. */
function publishedIn(folder: string, packages: readonly Package[]): Set<string> {
  const list = join(folder, 'dist/THIRD-PARTY-LICENSES.txt');
  if (!existsSync(list)) throw new Error(`${list} does not exist: npm run build writes it`);
  const text = readFileSync(list, 'utf8');
  const joined = [...text.matchAll(/^(\S+) \d\S* \([^)\n]+\)$/gm)].map(([, name]) => name!);
  return new Set([...joined, ...packages.filter(({ isInstalled }) => isInstalled).map(({ name }) => name)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = packagesOf(root);
  const published = publishedIn(root, packages);
  const byLicence = new Map<string, string[]>();
  for (const { name, version, licence = '(none)' } of packages) {
    const shown = `${name}@${version}${published.has(name) ? ' *' : ''}`;
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), shown]);
  }
  for (const [licence, names] of [...byLicence].sort(([one], [other]) => (one < other ? -1 : 1))) {
    console.log(`${licence} (${names.length}): ${[...new Set(names)].sort().join(', ')}`);
  }
  console.log(`${packages.length} packages; those with * are part of what is published`);
  const faults = licenceFaults(packages, published);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
