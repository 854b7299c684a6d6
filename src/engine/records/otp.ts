// One-time passwords: "sent" to a handset that only the simulator knows. The last one sent is right, and so are the magic
// codes (fixtures/magic.yaml); a test reads what was sent through the control API.
import type { World } from '../world/world.js';

/** What a record hides while a code is out; spread `{}` into `hidden` at first. */
export interface OtpHolder {
  otp?: { code: string; sent: string; to: string };
}

/** How scenarios give a code; spread it into a collection's `hidden`. */
export const hiddenOtp = { otp: 'the one-time password that was sent: `{code, sent, to}`' } as const;

/** A row of fixtures/magic.yaml: a code that is always right or always wrong. */
export interface MagicCode {
  equals: string;
  outcome: 'right' | 'wrong';
}

/** Sends a new code of six digits; an earlier one is no longer right. */
export function sendOtp(world: World, holder: OtpHolder, to: string): void {
  holder.otp = { code: world.digits(6), sent: world.clock.iso(), to };
  world.touch();
}

/** Whether a code is right; it is used up when it is. */
export function takeOtp(world: World, holder: OtpHolder, code: string): boolean {
  const magic = world.settings.codes.find(({ equals }) => equals === code);
  const right = magic ? magic.outcome === 'right' : holder.otp?.code === code;
  if (right) delete holder.otp;
  world.touch();
  return right;
}
