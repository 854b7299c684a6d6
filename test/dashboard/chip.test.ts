// The tone of a state: what stands well is green, what waits yellow, what went wrong red.
import t from 'tap';
import { toneOf } from '../../src/dashboard/parts/tone.js';

t.test('states of deliveries and resources have the tone that a reader expects', async (t) => {
  const tones = {
    good: ['delivered', 'APPROVED', 'ACTIVE', 'GREEN', 'LAUNCHED', 'DONE', 'VERIFIED'],
    wait: ['pending', 'IN_PROGRESS', 'DEFERRED', 'RESERVED', 'UNVERIFIED', 'YELLOW'],
    bad: ['failed', 'REJECTED', 'RED', 'QUALITY_RED', 'ERROR', 'SUSPENDED', 'DISABLED'],
    off: ['held', 'withheld', 'cancelled', 'DRAFT', 'INACTIVE', 'EXPIRED', 'UNLAUNCHED', 'PAUSED'],
  };
  for (const [tone, states] of Object.entries(tones)) {
    for (const state of states) t.equal(toneOf(state), tone, state);
  }
});
