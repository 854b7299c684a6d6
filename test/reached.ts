// Notes which documented error each test reached, and how, for docs/errors.md: one file for each test process.
import { appendFileSync, mkdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.reached');
const file = relative(root, process.argv[1] ?? '');
const noted = new Set<string>();

/** From the one that asks least of a reader to the one that asks most. */
export const ways = [
  'a plain request',
  'a magic value',
  'a seeded record',
  'the control API',
  'only `Prefer` or a fault',
] as const;

export type Way = (typeof ways)[number];

/** Texts of fixtures/magic.yaml that do not carry the marker. */
const unmarked = /\+1500555000\d|000000/;

/** The way a request went, from what the test did before: `prepared` says how the project came to its state. */
export function wayOf(request: string, headers: Record<string, string>, prepared: Way): Way {
  if ('prefer' in headers || 'Prefer' in headers || request.includes('__code=') || request.includes('__example=')) {
    return 'only `Prefer` or a fault';
  }
  if (prepared === 'only `Prefer` or a fault') return prepared;
  if (/mock/i.test(request) || unmarked.test(request)) return 'a magic value';
  return prepared;
}

export function noteReached(reached: { method: string; path: string; status: number; code: string; how: Way }): void {
  // A random walk shows nobody how, and its way may be another one tomorrow.
  if (/random|model/.test(file)) return;
  const line = JSON.stringify({ ...reached, test: file });
  if (noted.has(line)) return;
  noted.add(line);
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${basename(file)}.${process.pid}.jsonl`), `${line}\n`);
}
