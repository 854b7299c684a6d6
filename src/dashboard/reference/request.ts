// What an operation's form sends, and the same as a command.
import { base64, quoted } from '../curl.js';
import type { Listed } from './document.js';

export interface Credentials {
  keyId: string;
  keySecret: string;
  /** Takes the place of the others. */
  token: string;
}

export interface Filled {
  /** By place and name of the parameter, as `path:projectId`. Empty ones are not sent, but for those of the path. */
  values: Readonly<Record<string, string>>;
  /** The media type of the body; undefined: none is sent. */
  type?: string;
  body: string;
}

export interface Request {
  method: string;
  /** Without a slash at its beginning: relative to the simulator's base URL. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export const fieldOf = (parameter: { in: string; name: string }): string => `${parameter.in}:${parameter.name}`;

export function authorization({ keyId, keySecret, token }: Credentials): Record<string, string> {
  if (token) return { authorization: `Bearer ${token}` };
  return keyId ? { authorization: `Basic ${base64(`${keyId}:${keySecret}`)}` } : {};
}

/** Throws an Error that names a parameter of the path without a value. */
export function requestOf(operation: Listed, filled: Filled, credentials: Credentials): Request {
  const headers: Record<string, string> = authorization(credentials);
  const query = new URLSearchParams();
  let path = operation.path.slice(1);
  for (const parameter of operation.parameters ?? []) {
    const value = filled.values[fieldOf(parameter)] ?? '';
    if (parameter.in === 'path') {
      if (value === '') throw new Error(`Enter a value for ${parameter.name}.`);
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    } else if (value === '') continue;
    else if (parameter.in === 'query') query.append(parameter.name, value);
    else headers[parameter.name.toLowerCase()] = value;
  }
  const { type, body } = filled;
  const sends = type !== undefined && body.trim() !== '';
  if (sends) headers['content-type'] = type;
  const search = query.size > 0 ? `?${query}` : '';
  return { method: operation.method, path: path + search, headers, ...(sends && { body }) };
}

export function curlOf({ method, path, headers, body }: Request, base: URL): string {
  const lines = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(new URL(path, base).href)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
  ];
  return lines.join(' \\\n  ');
}
