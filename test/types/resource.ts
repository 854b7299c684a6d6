// Slips that must not compile. Nothing here runs: the type check fails when one of them is no longer refused.
import {
  byClient,
  byClock,
  byDecision,
  byDecisionOrPlatform,
  byPlatform,
  resource,
  resourceInParts,
  transitionsOf,
} from '../../src/engine/lifecycle/resource.js';
import type { World } from '../../src/engine/model.js';

interface Letter {
  id: string;
  state?: 'POSTED' | 'LOST';
  changes?: { status: 'DRAFT' | 'IN_REVIEW'; text: string };
  reason?: 'WEIGHT' | 'STAMP';
}

const base = {
  name: 'post.letter',
  collection: 'post.letters',
  key: ({ id }: Letter) => id,
  names: ({ id }: Letter) => [id],
  missing: 'template_not_found',
} as const;

export const letters = resource<Letter>()({
  ...base,
  decisions: { review: { who: 'the clerk' } },
  checks: { counter: { who: 'the clerk', outcomes: { closed: { error: 'internal_error' } } } },
  events: {
    draft: byClient<{ text: string }>(),
    post: byDecision('review'),
    refuse: byDecisionOrPlatform('review', { reason: ['WEIGHT', 'STAMP'], comment: 'text', grams: 'number' }),
    lose: byPlatform(),
    turnUp: byClock((letter: Letter) => letter.id.length),
    score: byPlatform({ qualityScore: ['QUALITY_SCORE_RED'] }),
  },
  transitions: {
    'changes.status': [
      {
        on: 'draft',
        from: null,
        to: 'DRAFT',
        do: (letter, { text }) => {
          letter.changes = { status: 'DRAFT', text };
        },
      },
      { on: 'post', from: 'IN_REVIEW', to: null, sends: 'BUNDLE_DONE' },
      // @ts-expect-error A state of another field.
      { on: 'post', from: 'IN_REVIEW', to: 'POSTED' },
      // @ts-expect-error A datum that the event does not take, in an effect.
      { on: 'refuse', from: 'IN_REVIEW', to: null, do: (_, { reasn }) => void reasn },
      // @ts-expect-error A datum of the wrong type, in an effect.
      { on: 'refuse', from: 'IN_REVIEW', to: null, do: (_, { grams }) => void grams?.trim() },
      // @ts-expect-error A value that the datum cannot have, in a condition.
      { on: 'refuse', from: 'IN_REVIEW', to: null, when: (_, { reason }) => reason === 'STAMPS' },
    ],
    state: [
      { on: 'post', from: null, to: 'POSTED' },
      { on: 'refuse', by: 'platform', from: 'POSTED', to: 'LOST' },
      {
        on: 'lose',
        from: 'POSTED',
        to: 'LOST',
        sends: 'WHATSAPP_TEMPLATE_STATUS_UPDATED',
        extras: () => ({ newState: 'PAUSED' }),
      },
      // @ts-expect-error A misspelt event.
      { on: 'loose', from: 'POSTED', to: 'LOST' },
      // @ts-expect-error A misspelt state to end in.
      { on: 'lose', from: 'POSTED', to: 'LOOST' },
      // @ts-expect-error A misspelt state to start from.
      { on: 'lose', from: ['POSTD', null], to: 'LOST' },
      // @ts-expect-error A mover that the event does not have.
      { on: 'lose', by: 'review', from: 'POSTED', to: 'LOST' },
      // @ts-expect-error A misspelt webhook event.
      { on: 'lose', from: 'POSTED', to: 'LOST', sends: 'BUNDLE_DUN' },
      // @ts-expect-error An extra field with a wrong value.
      {
        on: 'lose',
        from: 'POSTED',
        to: 'LOST',
        sends: 'WHATSAPP_TEMPLATE_STATUS_UPDATED',
        extras: () => ({ newState: 'PAUSD' }),
      },
      // @ts-expect-error A misspelt extra field.
      {
        on: 'lose',
        from: 'POSTED',
        to: 'LOST',
        sends: 'WHATSAPP_TEMPLATE_STATUS_UPDATED',
        extras: () => ({ newStat: 'PAUSED' }),
      },
      // @ts-expect-error Extra fields left out where the contract demands some.
      { on: 'lose', from: 'POSTED', to: 'LOST', sends: 'WHATSAPP_TEMPLATE_STATUS_UPDATED' },
    ],
  },
});

export function useOf(world: World, letter: Letter): void {
  world.fire(letters, letter, 'lose');
  world.fire(letters, letter, 'draft', { text: 'Dear' });
  world.fire(letters, letter, 'refuse', { reason: 'STAMP', comment: 'No stamp', grams: 20 });
  world.decisions.later(letters, letter, 'turnUp', 1000);
  world.decisions.ask(letters, 'counter', letter);
  world.decisions.hurry(letters, letter, 'review');
  world.emit('WHATSAPP_TEMPLATE_DELETED', undefined);
  // @ts-expect-error A misspelt event.
  world.fire(letters, letter, 'loose');
  // @ts-expect-error Data left out that the event needs.
  world.fire(letters, letter, 'draft');
  // @ts-expect-error A misspelt datum.
  world.fire(letters, letter, 'refuse', { reasn: 'STAMP' });
  // @ts-expect-error A value that the datum cannot have.
  world.fire(letters, letter, 'refuse', { reason: 'STAMPS' });
  // @ts-expect-error A datum of the wrong type.
  world.fire(letters, letter, 'refuse', { grams: 'twenty' });
  // @ts-expect-error Data for an event that takes none.
  world.fire(letters, letter, 'lose', { comment: 'Oh' });
  // @ts-expect-error A record of another resource.
  world.fire(letters, { name: 'x' }, 'lose');
  // @ts-expect-error A misspelt event to come.
  world.decisions.later(letters, letter, 'turnup', 1000);
  // @ts-expect-error A misspelt check.
  world.decisions.ask(letters, 'conter', letter);
  // @ts-expect-error A misspelt check of a refusal.
  world.decisions.refusal(letters, 'conter', letter);
  // @ts-expect-error A misspelt decision.
  world.decisions.hurry(letters, letter, 'reveiw');
  // @ts-expect-error Extra fields left out where the contract demands some.
  world.emit('RCS_SENDER_STATUS_UPDATED', letter);
}

resource<Letter>()({
  ...base,
  // @ts-expect-error A decision that nobody declares.
  decisions: { review: { who: 'the clerk' } },
  events: { post: byDecision('reveiw') },
  transitions: { state: [{ on: 'post', from: null, to: 'POSTED' }] },
});

resource<Letter>()({
  ...base,
  events: { lose: byPlatform() },
  // @ts-expect-error A field that the record does not have.
  transitions: { stat: [{ on: 'lose', from: null, to: 'LOST' }] },
});

resource<Letter>()({
  ...base,
  // @ts-expect-error An error code that the contract does not know.
  checks: { counter: { who: 'the clerk', outcomes: { closed: { error: 'closed_today' } } } },
  events: { lose: byPlatform() },
  transitions: { state: [{ on: 'lose', from: null, to: 'LOST' }] },
});

const inParts = resourceInParts<Letter>()({ ...base, events: { lose: byPlatform() } });
transitionsOf(inParts, { state: [{ on: 'lose', from: 'POSTED', to: 'LOST' }] });
// @ts-expect-error A misspelt event in a table that is added later.
transitionsOf(inParts, { state: [{ on: 'loose', from: 'POSTED', to: 'LOST' }] });
