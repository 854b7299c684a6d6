import t from 'tap';
import { type OtpRecord, sendOtp, takeOtp } from '../../../src/engine/records/otp.js';
import { simulationOf } from '../parcels.js';

const codes = [
  { equals: '000000', outcome: 'wrong' },
  { equals: '123456', outcome: 'right' },
] as const;

t.test('only the last code sent is right, and only once', async (t) => {
  const world = simulationOf({ codes }).simulation.world('one');
  const record: OtpRecord = {};
  sendOtp(world, record, '+46701740605');
  const first = record.otp!.code;
  t.match(first, /^[1-9]\d{5}$/);
  t.match(record.otp, { to: '+46701740605', sent: world.clock.iso() });
  sendOtp(world, record, '+46701740605');
  const second = record.otp!.code;
  t.notOk(takeOtp(world, record, first), 'an earlier code is no longer valid');
  t.ok(takeOtp(world, record, second));
  t.notOk(takeOtp(world, record, second), 'a code is valid once');
});

t.test('magic codes are always right or always wrong, regardless of the code sent', async (t) => {
  const world = simulationOf({ codes }).simulation.world('one');
  const record: OtpRecord = { otp: { code: '000000', sent: world.clock.iso(), to: '1' } };
  t.notOk(takeOtp(world, record, '000000'));
  t.ok(record.otp, 'a wrong code does not use up the right one');
  t.ok(takeOtp(world, record, '123456'));
  t.ok(takeOtp(world, record, '123456'));
});
