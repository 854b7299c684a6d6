// What Meta refuses in a sender although the contract lets it through: the predicates of fixtures/rules/meta-senders.yaml.
// Each says what is wrong and where, or nothing.
import { brokenRule } from '../../engine/lifecycle/platform-rules.js';
import type { PlatformCheck, Resource, World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { duration } from '../../engine/time/duration.js';
import type { Sender } from './sender-record.js';

type TextCheck = (text: string) => string | undefined;

// ---- Display names

/** Emoji and trade mark signs; Unicode counts ©, ® and ™ among the former. */
const sign = /\p{Extended_Pictographic}|\p{RI}{2}|[\u20e3\u2120]/u;
/** A bare domain is none: companies such as Booking.com are called so. */
const url = /[a-z][a-z\d+.-]*:\/\/|\bwww\.|\b[a-z\d-]+\.[a-z]{2,}\//i;
const fewest = 3;

const nameFormat: TextCheck = (name) => {
  const { length } = [...name.trim()];
  if (length < fewest) return `has ${length} of ${fewest} characters`;
  const [found] = url.exec(name) ?? sign.exec(name) ?? [];
  return found && `has ${found}`;
};

const nameMeta: TextCheck = (name) => {
  const [found] = /\b(?:whatsapp|facebook|instagram|messenger)\b/i.exec(name) ?? [];
  return found && `has ${found}`;
};

/** An acronym is one word: two longer ones in capitals are a shouted name. */
const longestAcronym = 6;
const longestCode = 4;

const nameCapitals: TextCheck = (name) => {
  if (name !== name.toUpperCase()) return undefined;
  const words = (name.match(/\p{Lu}+/gu) ?? []).filter(({ length }) => length > longestCode);
  const shouted = words.length > 1 || words.some(({ length }) => length > longestAcronym);
  return shouted ? `has ${words.join(' ')}` : undefined;
};

const ofDisplayName =
  (check: TextCheck): PlatformCheck<Sender> =>
  ({ metadata }) => {
    const name = metadata?.displayName?.value;
    const fault = name === undefined ? undefined : check(name);
    return fault === undefined ? undefined : `details.displayName ${fault}`;
  };

/** Whether the review of its display name will end with a rejection, when a sender that was never live is approved. */
export function nameWillBeRejected(world: World, of: Resource<Sender>, sender: Sender): boolean {
  const value = sender.changes?.details?.displayName;
  if (sender.state !== undefined || value === undefined) return false;
  return (
    brokenRule(world, of, 'displayName', { ...sender, metadata: { displayName: { status: 'PENDING', value } } }) !==
    undefined
  );
}

// ---- Usernames

/** Endings of domains and of pages. */
const ending = /\.(?:com|org|net|int|edu|gov|mil|us|in|html)$/i;

const faultsOfUsername: readonly [fault: RegExp, finding: string][] = [
  [/^.{0,2}$|^.{36,}$/su, 'has not 3 to 35 characters'],
  [/[^a-z\d._]/i, 'has other characters than a to z, digits, dots and underscores'],
  [/^[^a-z]*$/i, 'has no letter'],
  [/^\.|\.$/, 'has a dot at an end'],
  [/\.\./, 'has two dots side by side'],
  [/^www/i, 'starts with www'],
  [ending, 'ends like a domain'],
];

/** Why a text cannot be a username; undefined if it can. */
export const usernameFault: TextCheck = (username) => faultsOfUsername.find(([fault]) => fault.test(username))?.[1];

const usernameOf = ({ metadata }: Sender): string | undefined => metadata?.username?.value;

const usernameForm: PlatformCheck<Sender> = (sender) => {
  const username = usernameOf(sender);
  const fault = username === undefined ? undefined : usernameFault(username);
  return fault === undefined ? undefined : `details.username ${fault}`;
};

const usernameReserved: PlatformCheck<Sender> = (sender) =>
  sender.metadata?.username?.status === 'PENDING' ? `details.username ${usernameOf(sender)} is new` : undefined;

// ---- Registration

/** How long, and how often within it, Meta sends one-time passwords to a number. */
export const registrationWindow = duration('72h');
const mostRegistrations = 10;

const registerLimit: PlatformCheck<Sender> = (sender) => {
  const { length } = sender[hidden].registrations ?? [];
  return length > mostRegistrations ? `this is request ${length} for the number` : undefined;
};

/** The checks as the engine calls them. */
export const senderChecks: Readonly<Record<string, PlatformCheck<Sender>>> = {
  'name-format': ofDisplayName(nameFormat),
  'name-meta': ofDisplayName(nameMeta),
  'name-capitals': ofDisplayName(nameCapitals),
  'username-form': usernameForm,
  'username-reserved': usernameReserved,
  'register-limit': registerLimit,
};
