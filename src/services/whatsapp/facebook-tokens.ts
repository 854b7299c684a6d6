// Facebook tokens. Any text is accepted as a valid one, except that tokens issued here expire after 60 days.
import { createHash } from 'node:crypto';
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
  /** The token it was exchanged for, which gives access to the same business accounts. Its name says that it is secret. */
  sourceToken?: string;
  /** The same, as version 0.1.0 saved it. */
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
    sourceToken: 'the token that it was traded for: it opens the same business accounts',
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
    [hidden]: { expires: expiry(world), ...(source !== undefined && { sourceToken: originOf(world, source) }) },
  });
}

/** Throws `invalid_facebook_token` for an expired long-lived token. */
export function tokenMustBeGood(world: World, token: string, field: string): void {
  const known = world.collection(longLivedTokens).get(token);
  if (known && known[hidden].expires <= world.clock.iso()) throw new Problem('invalid_facebook_token', { field });
}

/** Throws `refusal` for a used code: each is valid once. */
export function codeMustBeNew(
  world: World,
  code: string,
  field: string,
  refusal: 'invalid_facebook_code' | 'invalid_facebook_token' = 'invalid_facebook_code',
): void {
  // Labels are shown in exports, so the code itself must not be part of one.
  const label = createHash('sha256').update(code).digest('hex');
  if (!world.takeToken(`whatsapp.facebookCode ${label}`, 1, Number.POSITIVE_INFINITY))
    throw new Problem(refusal, { field });
}

/** The token of the signup from which a long lived one was made, or the token itself. */
export function originOf(world: World, token: string): string {
  const { sourceToken, source } = world.collection(longLivedTokens).get(token)?.[hidden] ?? {};
  return sourceToken ?? source ?? token;
}
