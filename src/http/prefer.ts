// `Prefer: code=409, example=template_exists` forces a documented error without touching state; so does
// `?__code=409&__example=template_exists`, for clients that cannot set headers.
import type { Operation } from '../contract/load.js';
import type { ErrorCode } from '../contract/types.js';
import { Problem } from '../engine/requests/problem.js';
import { Refusal } from './errors.js';

interface Preference {
  code?: string | undefined;
  example?: string | undefined;
}

function read(header: string | undefined, query: Record<string, unknown>): Preference {
  const wish: Preference = {};
  for (const part of (header ?? '').split(/[,;]/)) {
    const [, name, value] = /^\s*(code|example)\s*=\s*"?([^"\s]+)"?\s*$/i.exec(part) ?? [];
    if (name) wish[name.toLowerCase() as keyof Preference] = value;
  }
  if (typeof query.__code === 'string') wish.code = query.__code;
  if (typeof query.__example === 'string') wish.example = query.__example;
  return wish;
}

/** Throws the error that the caller prefers; one that the operation does not document is refused with those it does. */
export function honourPreference(
  operation: Operation,
  header: string | undefined,
  query: Record<string, unknown>,
  values: object,
): void {
  if (header === undefined && !('__code' in query) && !('__example' in query)) return;
  const { code, example } = read(header, query);
  if (code === undefined && example === undefined) return;
  // Preferring the success that would come anyway is no wish at all.
  if (code === String(operation.success.status) && example === undefined) return;
  const found = [...operation.errors].find(
    ([name, status]) => (code === undefined || code === String(status)) && (example === undefined || example === name),
  );
  if (found) throw new Problem(found[0] as ErrorCode, { ...values });
  const supported = [...operation.errors].map(([name, status]) => `code=${status}, example=${name}`).join('; ');
  const value = [code && `code=${code}`, example && `example=${example}`].filter(Boolean).join(', ');
  throw new Refusal('preference_not_documented', { value, supported });
}
