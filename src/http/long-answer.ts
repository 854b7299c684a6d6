// An answer with a very long list is made in parts, so that it holds up no other request: secrets are hidden, the contract
// is checked and the text is written for some hundred items at a time.
import { checkReply } from '../contract/validate.js';
import { withoutSecrets } from '../engine/requests/redact.js';
import { systemClock } from '../engine/time/clock.js';
import type { AdminExchange } from './exchange.js';

/** Items of a part. */
const partLength = 250;

/** The name of the list of an answer that is long and does not change any more (it is frozen); undefined if it has none. */
export function longList({ result, operation, query }: AdminExchange): string | undefined {
  if (typeof result !== 'object' || result === null || !operation.success.schema || query?.secrets === true)
    return undefined;
  const isLong = (value: unknown): boolean =>
    Array.isArray(value) && value.length > partLength && Object.isFrozen(value);
  return Object.entries(result).find(([, value]) => isLong(value))?.[0];
}

/** The text of a result that has such a list, without secrets, and what in it breaks the contract. */
export async function textInParts(
  { operation, result }: AdminExchange,
  name: string,
): Promise<{ body: string; faults: string[] }> {
  const fields = Object.entries<unknown>(Object(result));
  const faults = new Set<string>();
  const texts: string[] = [];
  // A copy of the other fields, while they are those of the same instant as the list.
  const others = fields.map(([field, value]) => [field, field === name ? [] : withoutSecrets(value)] as const);
  const found = fields.find(([field]) => field === name)?.[1];
  const list: readonly unknown[] = Array.isArray(found) ? found : [];
  for (let start = 0; start < list.length; start += partLength) {
    const part = withoutSecrets(list.slice(start, start + partLength));
    for (const fault of checkReply(operation, Object.fromEntries([...others, [name, part]]))) faults.add(fault);
    texts.push(JSON.stringify(part).slice(1, -1));
    await systemClock.pause();
  }
  const members = others.map(([field, value]) =>
    field === name ? `${JSON.stringify(field)}:[${texts.join(',')}]` : memberOf(field, value),
  );
  return { body: `{${members.filter((member) => member !== undefined).join(',')}}`, faults: [...faults] };
}

/** Undefined for a field that JSON has not. */
function memberOf(field: string, value: unknown): string | undefined {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : `${JSON.stringify(field)}:${text}`;
}
