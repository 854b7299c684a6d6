// One-time passwords, "sent" to simulated handsets. Valid are the last code sent and the magic codes
// (fixtures/magic.yaml); a test reads the codes through the control API.
import type { World } from '../model.js';

/** Part of a record's hidden data, set while a code is valid. The code has the type that the operation for it takes. */
export interface OtpRecord {
  otp?: { code: string | number; sent: string; to: string };
}

/** Documents the code in scenarios; spread it into a collection's `hidden`. */
export const hiddenOtp = { otp: 'the one-time password that was sent: `{code, sent, to}`' } as const;

/** Sends a new code of six digits, as text or as a number, which invalidates an earlier one. */
export function sendOtp(world: World, record: OtpRecord, to: string, as: 'text' | 'number' = 'text'): void {
  const code = world.digits(6);
  record.otp = { code: as === 'number' ? Number(code) : code, sent: world.clock.iso(), to };
  world.markChanged();
}

/** A number has lost the leading zeros. */
const asText = (code: string | number): string => String(code).padStart(6, '0');

/** Whether a code is valid; a valid one is used up. */
export function takeOtp(world: World, record: OtpRecord, code: string | number): boolean {
  const text = asText(code);
  const magic = world.settings.codes.find(({ equals }) => equals === text);
  const right = magic ? magic.outcome === 'right' : record.otp !== undefined && asText(record.otp.code) === text;
  if (right) delete record.otp;
  world.markChanged();
  return right;
}
