// An answer with a long list is made in parts, so that it holds up no other request: secrets are hidden, the contract is
// checked and the text is written for some items at a time.
import { partsOf } from '../contract/parts.js';
import { checkReply } from '../contract/validate.js';
import { hiding, withoutSecrets } from '../engine/requests/redact.js';
import { systemClock } from '../engine/time/clock.js';
import { inTurns, type Steps } from '../engine/time/turns.js';
import type { AdminExchange } from './exchange.js';

/** Most items of a part, and about how many characters they have together. */
const partLength = 250;
const partText = 128 * 1024;

/**
 * The name of the list of an answer that can be long and does not change any more (its handler froze it); undefined if it has
 * none.
 */
export function longList({ result, operation }: AdminExchange): string | undefined {
  if (typeof result !== 'object' || result === null || !operation.success.schema) return undefined;
  return Object.entries(result).find(([, value]) => Array.isArray(value) && Object.isFrozen(value))?.[0];
}

/** The text of a result that has such a list, without secrets unless they are asked for, and what in it breaks the contract. */
export async function textInParts(
  { operation, result, query }: AdminExchange,
  name: string,
): Promise<{ body: string; faults: string[] }> {
  const hidden = (value: unknown): unknown => (query?.secrets === true ? value : withoutSecrets(value));
  const fields = Object.entries<unknown>(Object(result));
  const faults = new Set<string>();
  const texts: string[] = [];
  // A copy of the other fields, while they are those of the same instant as the list.
  const others = fields.map(([field, value]) => [field, field === name ? [] : hidden(value)] as const);
  const found = fields.find(([field]) => field === name)?.[1];
  const list: readonly unknown[] = Array.isArray(found) ? found : [];
  let part: unknown[] = [];
  let length = 0;
  const check = (): void => {
    for (const fault of checkReply(operation, Object.fromEntries([...others, [name, part]]))) faults.add(fault);
    part = [];
    length = 0;
  };
  for (const item of list) {
    const shown = hidden(item);
    const text = JSON.stringify(shown);
    part.push(shown);
    texts.push(text);
    length += text.length;
    if (part.length < partLength && length < partText) continue;
    check();
    await systemClock.pause();
  }
  check();
  const members = others.map(([field, value]) =>
    field === name ? `${JSON.stringify(field)}:[${texts.join(',')}]` : memberOf(field, value),
  );
  return { body: `{${members.filter((member) => member !== undefined).join(',')}}`, faults: [...faults] };
}

/** Whether an answer as a whole can be long and does not change any more: its handler froze it. */
export const isLong = ({ result, operation }: AdminExchange): boolean =>
  typeof result === 'object' && Object.isFrozen(result) && operation.success.schema !== undefined;

/** The text of such an answer, as `textInParts` has it. */
export async function textInTurns({
  operation,
  result,
  query,
}: AdminExchange): Promise<{ body: string; faults: string[] }> {
  const shown = query?.secrets === true ? result : await inTurns(hiding(result));
  const faults = new Set<string>();
  const checking = function* (): Steps<void> {
    for (const { value, place } of partsOf(shown, operation.success.schema!)) {
      for (const fault of checkReply(operation, value)) faults.add(fault.replace(/^\S+/, place));
      yield;
    }
  };
  await inTurns(checking());
  return { body: await inTurns(writing(shown)), faults: [...faults] };
}

/** Levels of a document that are written in steps. */
const spine = 6;

function* writing(value: unknown, depth = spine): Steps<string> {
  yield;
  if (typeof value !== 'object' || value === null || depth === 0) return JSON.stringify(value) ?? 'null';
  const texts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value) texts.push(yield* writing(item, depth - 1));
    return `[${texts.join(',')}]`;
  }
  for (const [name, inner] of Object.entries(value))
    if (inner !== undefined) texts.push(`${JSON.stringify(name)}:${yield* writing(inner, depth - 1)}`);
  return `{${texts.join(',')}}`;
}

/** Undefined for a field that JSON has not. */
function memberOf(field: string, value: unknown): string | undefined {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : `${JSON.stringify(field)}:${text}`;
}
