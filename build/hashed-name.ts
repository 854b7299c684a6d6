import { createHash } from 'node:crypto';

/** A file's name that carries the hash of its content, so that browsers can keep it without asking again. */
export function hashedName(name: string, ending: string, content: string | Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return `${name}-${hash}.${ending}`;
}
