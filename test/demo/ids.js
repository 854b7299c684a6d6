// Ids of the demo, derived from labels, so that a record keeps its ids when others are added or removed.
import { createHash } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const hash = (label) => createHash('sha256').update(`demo ${label}`).digest('hex');

export const hex = (label, length) => hash(label).slice(0, length);

export function uuid(label) {
  const text = hash(label);
  const parts = [
    text.slice(0, 8),
    text.slice(8, 12),
    `4${text.slice(13, 16)}`,
    `a${text.slice(17, 20)}`,
    text.slice(20, 32),
  ];
  return parts.join('-');
}

/** Decimal digits; the first is never 0. */
export function digits(label, length) {
  const text = BigInt(`0x${hash(label)}`)
    .toString()
    .slice(0, length);
  return text.startsWith('0') ? `1${text.slice(1)}` : text;
}

/** `at`: the time encoded in the id, ISO 8601. */
export function ulid(label, at) {
  let time = '';
  for (let rest = Date.parse(at), index = 0; index < 10; index++, rest = Math.floor(rest / 32))
    time = crockford[rest % 32] + time;
  const chance = [...hash(label).matchAll(/../g)].slice(0, 16);
  return time + chance.map(([pair]) => crockford[Number.parseInt(pair, 16) % 32]).join('');
}
