// One-time passwords, "sent" to simulated handsets. Valid are the last code sent and the magic codes
// (fixtures/magic.yaml); a test reads the codes through the control API.
import type { World } from '../model.js';

/** Part of a record's hidden data, set while a code is valid. */
export interface OtpRecord {
  otp?: { code: string; sent: string; to: string };
}

/** Documents the code in scenarios; spread it into a collection's `hidden`. */
export const hiddenOtp = { otp: 'the one-time password that was sent: `{code, sent, to}`' } as const;

/** Sends a new code of six digits, which invalidates an earlier one. */
export function sendOtp(world: World, record: OtpRecord, to: string): void {
  record.otp = { code: world.digits(6), sent: world.clock.iso(), to };
  world.markChanged();
}

/** Whether a code is valid; a valid one is used up. */
export function takeOtp(world: World, record: OtpRecord, code: string): boolean {
  const magic = world.settings.codes.find(({ equals }) => equals === code);
  const right = magic ? magic.outcome === 'right' : record.otp?.code === code;
  if (right) delete record.otp;
  world.markChanged();
  return right;
}
