// Step: `Prefer: code=409, example=template_exists` forces a documented error without touching state; so does
// `?__code=409&__example=template_exists`, for clients that cannot set headers.
import type { ErrorCode } from '../contract/types.js';
import { Problem } from '../engine/requests/problem.js';
import { Refusal } from './errors.js';
import type { Exchange, Request } from './exchange.js';

interface Preference {
  code?: string | undefined;
  example?: string | undefined;
}

function readPreference({ headers, query }: Request): Preference {
  const preference: Preference = {};
  for (const part of (headers.prefer ?? '').split(/[,;]/)) {
    const [, name, value] = /^\s*(code|example)\s*=\s*"?([^"\s]+)"?\s*$/i.exec(part) ?? [];
    if (name?.toLowerCase() === 'code') preference.code = value;
    else if (name !== undefined) preference.example = value;
  }
  if (typeof query.__code === 'string') preference.code = query.__code;
  if (typeof query.__example === 'string') preference.example = query.__example;
  return preference;
}

/** Throws the error that the caller prefers. One that the operation does not document is rejected; the text lists all. */
export function honourPreference({ operation, request }: Exchange): void {
  if (request.headers.prefer === undefined && !('__code' in request.query) && !('__example' in request.query)) return;
  const { code, example } = readPreference(request);
  if (code === undefined && example === undefined) return;
  // The success comes anyway.
  if (code === String(operation.success.status) && example === undefined) return;
  const found = [...operation.errors].find(
    ([name, status]) => (code === undefined || code === String(status)) && (example === undefined || example === name),
  );
  // The names of documented errors are the contract's codes.
  if (found) throw new Problem(found[0] as ErrorCode);
  const supported = [...operation.errors].map(([name, status]) => `code=${status}, example=${name}`).join('; ');
  const value = [code && `code=${code}`, example && `example=${example}`].filter(Boolean).join(', ');
  throw new Refusal('preference_not_documented', { value, supported });
}
