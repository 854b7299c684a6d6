// A replay as a bug report: what was sent, what was recorded, what came back, without secrets.
import { textWithout, withoutSecrets } from '../engine/requests/redact.js';
import type { Answered } from './compare.js';
import type { Replayed } from './replay.js';

/** `from` is the name of the file, `against` the address. */
export function markdownOf(results: readonly Replayed[], from: string, against: string): string {
  const differing = results.filter(({ result }) => result === 'differs');
  const skipped = results.filter(({ result }) => result === 'skipped');
  return [
    `# Replay of ${from} against ${textWithout(against)}`,
    '',
    summaryOf(results),
    ...differing.flatMap(section),
    ...(skipped.length === 0 ? [] : ['', '## Skipped', '']),
    ...skipped.map(
      ({ number, method, url, notes }) => `- ${number}. \`${method} ${textWithout(url)}\`: ${notes.join('; ')}`,
    ),
  ].join('\n');
}

/** `3 requests: 2 same, 1 differs, 0 skipped.` */
export function summaryOf(results: readonly Replayed[]): string {
  const count = (wanted: Replayed['result']): number => results.filter(({ result }) => result === wanted).length;
  const requests = results.length === 1 ? '1 request' : `${results.length} requests`;
  const differing = count('differs');
  const differ = differing === 1 ? '1 differs' : `${differing} differ`;
  return `${requests}: ${count('same')} same, ${differ}, ${count('skipped')} skipped.`;
}

function section({ number, operation, method, url, notes, request, recorded, current }: Replayed): string[] {
  return [
    '',
    `## ${number}. \`${method} ${textWithout(url)}\``,
    '',
    ...(operation === undefined ? [] : [`Operation \`${operation}\``, '']),
    ...notes.map((note) => `- ${note}`),
    ...(request === undefined ? [] : block('Request body', request)),
    ...answer('Recorded answer', recorded),
    ...(current ? answer('New answer', current) : []),
  ];
}

function answer(title: string, { status, body }: Answered): string[] {
  if (status === 0) return ['', `${title}: none`];
  return body === undefined ? ['', `${title}: ${status}, no body`] : block(`${title}: ${status}`, body);
}

function block(title: string, body: unknown): string[] {
  const shown = withoutSecrets({ body }).body;
  const text = typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2);
  // Longer than any run of backticks in the text, which would end the block.
  const fence = '`'.repeat(Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return ['', `${title}:`, '', `${fence}${typeof shown === 'string' ? '' : 'json'}`, text, fence];
}
