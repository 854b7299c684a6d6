// Ids in the formats of the platform, generated from a world's own random numbers.
import type { Random } from './random.js';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const hexDigits = '0123456789abcdef';

function draw(random: Random, alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index++) text += alphabet[random.integer(0, alphabet.length - 1)];
  return text;
}

/** 26 characters: 10 for the time (milliseconds), 16 random ones; sorts by time. */
export function ulid(random: Random, now: number): string {
  let time = '';
  for (let rest = now, index = 0; index < 10; index++, rest = Math.floor(rest / 32)) time = crockford[rest % 32] + time;
  return time + draw(random, crockford, 16);
}

/** A version 4 UUID in lower case. */
export function uuid(random: Random): string {
  const hex = draw(random, hexDigits, 32);
  const variant = hexDigits[8 + random.integer(0, 3)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export const hex = (random: Random, length: number): string => draw(random, hexDigits, length);

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters of both cases and digits. */
export const code = (random: Random, length: number): string => draw(random, lettersAndDigits, length);

/** Decimal digits, the first one never 0. */
export const digits = (random: Random, length: number): string =>
  draw(random, '123456789', 1) + draw(random, '0123456789', length - 1);
