// Facebook tokens. Any text is accepted as a valid one, except that tokens issued here expire after 60 days.
import type { WhatsappLongLivedAccessTokenDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { Problem } from '../../engine/requests/problem.js';
import { isoTime } from '../../engine/time/clock.js';
import { duration } from '../../engine/time/duration.js';

const lifetime = duration('60d');

interface TokenSecrets {
  /** ISO 8601. */
  expires: string;
  /** The token it was exchanged for, which gives access to the same business accounts. */
  source?: string;
}

type LongLivedToken = Stored<WhatsappLongLivedAccessTokenDto, TokenSecrets>;

export const longLivedTokens = collection<LongLivedToken>({
  collection: 'whatsapp.longLivedTokens',
  times: ['hidden.expires'],
  schema: 'WhatsappLongLivedAccessTokenDto',
  key: ({ longLivedAccessToken }) => longLivedAccessToken,
  missing: 'invalid_facebook_token',
  hidden: {
    expires: 'its end, ISO 8601; 60 days from the start when left out',
    source: 'the token that it was traded for: it opens the same business accounts',
  },
  complete(token, world) {
    token[hidden].expires ??= expiry(world);
  },
});

const expiry = (world: World): string => isoTime(world.clock.now() + lifetime);

/** Hands out a token, for another one (`source`) or for a code. */
export function issueToken(world: World, source: string | undefined): LongLivedToken {
  return world.collection(longLivedTokens).add({
    longLivedAccessToken: `EAA${world.hex(64)}`,
    [hidden]: { expires: expiry(world), ...(source !== undefined && { source: originOf(world, source) }) },
  });
}

/** Throws `invalid_facebook_token` for an expired long-lived token. */
export function tokenMustBeGood(world: World, token: string): void {
  const known = world.collection(longLivedTokens).get(token);
  if (known && known[hidden].expires <= world.clock.iso()) throw new Problem('invalid_facebook_token');
}

/** Throws `refusal` for a used code: each is valid once. */
export function codeMustBeNew(
  world: World,
  code: string,
  refusal: 'invalid_facebook_code' | 'invalid_facebook_token' = 'invalid_facebook_code',
): void {
  if (!world.takeToken(`whatsapp.facebookCode ${code}`, 1, Number.POSITIVE_INFINITY)) throw new Problem(refusal);
}

/** The token of the signup from which a long lived one was made, or the token itself. */
export const originOf = (world: World, token: string): string =>
  world.collection(longLivedTokens).get(token)?.[hidden].source ?? token;
