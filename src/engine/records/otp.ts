// One-time passwords: "sent" to a handset that only the simulator knows. The last one sent is right, and so are the magic
// codes (fixtures/magic.yaml); a test reads what was sent through the control API.
import type { World } from '../model.js';

/** What a record hides while a code is out; spread `{}` into `hidden` at first. */
export interface OtpRecord {
  otp?: { code: string; sent: string; to: string };
}

/** How scenarios give a code; spread it into a collection's `hidden`. */
export const hiddenOtp = { otp: 'the one-time password that was sent: `{code, sent, to}`' } as const;

/** Sends a new code of six digits; an earlier one is no longer right. */
export function sendOtp(world: World, record: OtpRecord, to: string): void {
  record.otp = { code: world.digits(6), sent: world.clock.iso(), to };
  world.markChanged();
}

/** Whether a code is right; it is used up when it is. */
export function takeOtp(world: World, record: OtpRecord, code: string): boolean {
  const magic = world.settings.codes.find(({ equals }) => equals === code);
  const right = magic ? magic.outcome === 'right' : record.otp?.code === code;
  if (right) delete record.otp;
  world.markChanged();
  return right;
}
