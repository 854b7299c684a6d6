// What clients see while a project changes hands.
import { Refusal } from '../http/errors.js';

/** `value`: why. */
export const unavailable = (value: string): Refusal =>
  new Refusal(
    'storage_unavailable',
    { value },
    { 'retry-after': '1' },
    undefined,
    'Send the request again after the number of seconds in Retry-After.',
  );

export const ending = 'this process is stopping';

export const takenOver = 'another process has taken over the project';
