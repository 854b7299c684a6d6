// How the text of a flag becomes its value.
import type { ClockSetting } from '../engine/time/clock.js';
import { readDuration, readInstant } from '../engine/time/written.js';
import { limits } from '../limits.js';

/** What `read` returns for a text that is not valid. */
export const invalid = Symbol('invalid');
export type Invalid = typeof invalid;

export const wholeNumber =
  (minimum: number, maximum: number) =>
  (text: string): number | Invalid =>
    /^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum ? Number(text) : invalid;

export const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | Invalid =>
    values.find((value) => value === text) ?? invalid;

export const modes = ['open', 'strict'] as const;
export const platformRulesModes = ['on', 'off', 'strict'] as const;
export const contentTypes = ['any', 'strict'] as const;
export const unknownFieldsModes = ['drop', 'hint', 'reject'] as const;
export const signatureClocks = ['project', 'real'] as const;
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export const optionalText = (text: string): string | undefined => text || undefined;
export const requiredText = (text: string): string | Invalid => text || invalid;

/** A password with characters that a URL cannot have is the usual reason for one that cannot be read. */
export const databaseUrl = (text: string): string | undefined | Invalid =>
  text === '' ? undefined : /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text) ? text : invalid;

const booleans = new Map([
  ...['true', '1', 'yes'].map((text) => [text, true] as const),
  ...['false', '0', 'no', ''].map((text) => [text, false] as const),
]);
export const trueOrFalse = (text: string): boolean | Invalid => booleans.get(text.toLowerCase()) ?? invalid;

export const positiveDuration = (text: string): number | Invalid => readDuration(text).value || invalid;

export function retryDelay(text: string): number | Invalid {
  const delay = positiveDuration(text);
  return delay !== invalid && delay <= limits.retryDelay.most ? delay : invalid;
}

/** World seconds per real second, as in the control API. */
const fastest = 1_000_000;

export function clockSetting(text: string): ClockSetting | Invalid {
  const scale = /^x(\d+(\.\d+)?)$/.exec(text)?.[1];
  if (scale !== undefined) {
    const times = Number(scale);
    return times > 0 && times <= fastest ? { mode: 'real', scale: times } : invalid;
  }
  if (text === 'real' || text === 'frozen') return { mode: text };
  const [, mode, instant] = /^(?:(real|frozen)@)?(.*)$/.exec(text) ?? [];
  const at = readInstant(instant).value;
  return at === undefined ? invalid : { mode: mode === 'real' ? 'real' : 'frozen', at };
}

export function reviewDelay(text: string): number | null | Invalid {
  if (text === 'auto') return 2000;
  if (text === 'instant') return 0;
  if (text === 'manual') return null;
  return readDuration(text).value ?? invalid;
}

export const idleTime = (text: string): number | null | Invalid => (text === 'off' ? null : positiveDuration(text));

export function leaseTime(text: string): number | Invalid {
  const lease = positiveDuration(text);
  return lease !== invalid && lease >= 1000 && lease <= 600_000 ? lease : invalid;
}

export function baseUrl(text: string): string | Invalid {
  if (!URL.canParse(text)) return invalid;
  const url = new URL(text);
  const isBase = /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.username === '';
  return isBase ? url.origin : invalid;
}

export function origins(text: string): string[] | Invalid {
  const list = text.split(',').filter((origin) => origin !== '');
  return list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? list : invalid;
}

export function hostNames(text: string): string[] | Invalid {
  const list = text.split(',').filter((name) => name !== '');
  return list.every(
    (name) => URL.canParse(`http://${name}`) && new URL(`http://${name}`).hostname === name.toLowerCase(),
  )
    ? list
    : invalid;
}
