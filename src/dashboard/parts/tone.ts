// How a state stands, by the words in its name.
type Tone = 'good' | 'wait' | 'bad' | 'off';

/** Words of states that say how things stand, whatever resource they belong to. */
const tones: readonly (readonly [Tone, RegExp])[] = [
  ['bad', /REJECT|FAIL|ERROR|DISABLED|SUSPENDED|BLOCKED|DECLINED|INVALID|(?:^|_)RED$/],
  [
    'wait',
    /PENDING|PROGRESS|REVIEW|VERIFYING|LAUNCHING|PREPARING|IN_TEST|DEFERRED|UNVERIFIED|RESERVED|INCOMPLETE|YELLOW/,
  ],
  ['off', /DRAFT|PAUSED|INACTIVE|EXPIRED|DELETED|ARCHIVED|NOT_|UNLAUNCHED|CANCEL|WITHHELD|HELD|NEW$/i],
  ['good', /APPROVED|ACTIVE|DONE|LAUNCHED|VERIFIED|COMPLETED|ONBOARDED|DELIVERED|GREEN|ENABLED/i],
];

export const toneOf = (state: string): Tone => tones.find(([, words]) => words.test(state.toUpperCase()))?.[0] ?? 'off';
