// Durations and instants as a caller writes them, in the control API, the library and the command line: read in one place,
// with a sentence that says how to write one that cannot be read.
import { formatSentence } from '../../contract/formats.js';
import { instantOf, isoTime, lastInstant } from './clock.js';
import { milliseconds } from './duration.js';

/** What was read, or what to write instead, to follow the name of the field. */
export type Read = { value: number; fault?: never } | { fault: string; value?: never };

const durationSentence = formatSentence('time span');
const instantSentence = 'must be a date or a date and time, such as 2026-03-01 or 2026-03-01T12:00:00Z';

const isNumber = /^-?\d+(?:\.\d+)?$/;

/**
 * Milliseconds of a duration: `30d`, `1h30m`, `2 hours`, `PT1H`. A number has no unit, so that only 0 is one. Years and
 * months of ISO 8601 have no fixed length.
 */
export function readDuration(written: unknown): Read {
  const text = String(written).trim();
  if (typeof written === 'number' || (typeof written === 'string' && isNumber.test(text))) {
    if (Number(text) === 0) return { value: 0 };
    if (text.startsWith('-')) return { fault: `${durationSentence}; time does not go back` };
    return {
      fault: `${durationSentence}; ${text} has no unit: write ${text}ms, ${text}s, ${text}m, ${text}h or ${text}d`,
    };
  }
  if (typeof written !== 'string') return { fault: durationSentence };
  const value = milliseconds(text);
  if (value !== undefined) return { value };
  if (/^P(?=[\dT])[\dDHMSTWY.]+$/.test(text)) {
    return { fault: `${durationSentence}; years and months have no fixed length: write days` };
  }
  return { fault: readInstant(written).value === undefined ? durationSentence : `${durationSentence}, not a date` };
}

const dated =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Smaller numbers would be seconds since 1970, or an instant before 1973. */
const leastMilliseconds = 100_000_000_000;

/**
 * Milliseconds since 1970 of an instant: `2026-03-01` (its first instant in UTC), a date and time of ISO 8601 (UTC unless it
 * has an offset), or milliseconds since 1970.
 */
export function readInstant(written: unknown): Read {
  const text = String(written).trim();
  if (typeof written === 'number' || (typeof written === 'string' && isNumber.test(text))) {
    const value = Number(text);
    if (value < leastMilliseconds) {
      return { fault: `${instantSentence}; a number is one of milliseconds since 1970, such as 1767225600000` };
    }
    return value > lastInstant ? { fault: 'must be before the year 10000' } : { value: Math.floor(value) };
  }
  if (typeof written !== 'string') return { fault: instantSentence };
  const parts = dated.exec(text);
  if (!parts) {
    return { fault: milliseconds(text) === undefined ? instantSentence : `${instantSentence}, not a duration` };
  }
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z'] = parts;
  const date = `${year}-${month}-${day}`;
  const midnight = instantOf(`${date}T00:00:00Z`);
  // In a month that is too short for the day, the date would be read as one of the next month.
  if (midnight === undefined || !isoTime(midnight).startsWith(date)) {
    return { fault: `${instantSentence}; there is no ${date}` };
  }
  const zone = offset.toUpperCase() === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const value = instantOf(`${date}T${hour}:${minute}:${second}.${`${fraction}000`.slice(0, 3)}${zone}`);
  return value === undefined ? { fault: instantSentence } : { value };
}

/** Real milliseconds of a time to wait: a number of them, or a duration. */
export function readMilliseconds(written: unknown): Read {
  if (typeof written === 'number') return { value: written };
  if (typeof written === 'string' && /^\d+$/.test(written.trim())) return { value: Number(written) };
  return readDuration(written);
}
