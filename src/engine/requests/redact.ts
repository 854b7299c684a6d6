// Hides secrets in everything that the simulator shows: recorded requests and deliveries, answers of the control API,
// errors, logs and exports. A value is secret because of its name; a text is searched for names and for credentials.
import type { Steps } from '../time/turns.js';
import { readText } from './json.js';
import { inPieces } from './pieces.js';

export const redacted = '[REDACTED]';
const isRedacted = (text: string): boolean => /^\[REDACTED( \d+)?\]?$/.test(text);

const secretName = /secret|passw(or)?d|authorization|cookie|api[-_]?key|facebookCode|(?<!page[-_]?)token$/i;

/** Whether a field, header or parameter of this name holds a secret; in a path such as `body.secret`, any part counts. */
export const isSecretName = (name: string): boolean => name.split(/[. ]/).some((part) => secretName.test(part));

type StandIn = (secret: string) => string;
const always: StandIn = () => redacted;

/** Most texts have nothing that could be a secret. */
const suspicious = /secret|passw|authorization|cookie|api[-_]?key|facebookCode|token|basic|bearer|:\/\/|\\u|%/i;

/**
 * A copy with a stand-in for every secret. In an object whose name says that it is secret, every text is secret. Texts that
 * are JSON, forms or URLs are searched, too.
 */
export function withoutSecrets<T>(value: T, standIn: StandIn = always): T {
  const copy = (inner: unknown, secret: boolean): unknown => {
    if (typeof inner === 'string')
      return secret ? (isRedacted(inner) ? inner : standIn(inner)) : textWithout(inner, standIn);
    if (Array.isArray(inner)) return inner.map((each) => copy(each, secret));
    if (typeof inner !== 'object' || inner === null) return secret && typeof inner === 'number' ? 0 : inner;
    return Object.fromEntries(
      Object.entries(inner).map(([name, each]) => [name, copy(each, secret || secretName.test(name))]),
    );
  };
  // The copy differs from the value in its texts only.
  return copy(value, false) as T;
}

/** As withoutSecrets, in steps: for a long document. */
export const hiding = (value: unknown, standIn: StandIn = always): Steps<unknown> =>
  inPieces(
    value,
    (piece) => withoutSecrets(piece, standIn),
    (name) => secretName.test(name),
  );

/** A text without the secrets in it; one that has none stays exactly as it is. */
export function textWithout(text: string, standIn: StandIn = always): string {
  if (!suspicious.test(text)) return text;
  const said = /^\s*[[{]/.test(text) ? readText(text) : text;
  if (typeof said === 'string') return searched(text, standIn);
  const shown = JSON.stringify(withoutSecrets(said, standIn));
  return shown === JSON.stringify(said) ? text : shown;
}

/** The name of a parameter or of a JSON field, without what its notation escapes. */
function plainName(name: string): string {
  const unescaped = name.replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  try {
    return decodeURIComponent(unescaped);
  } catch {
    return unescaped;
  }
}

type Hide = (match: string, before: string, name: string, value: string) => string;

// Each of these expressions takes a time in proportion to the text, whatever the text is: it begins at a character that its
// own repetitions cannot pass, or its repetitions have a limit.
/** `user:password@` of a URL, also where a text was shortened. */
const userinfo = /(?<=[a-z\d+.-]:\/\/)([^\s/?#@"'\\]+)(?=@| \[\.\.\. \d)/gi;
/** Parameters of a URL or of a form. */
const parameters = /((?:^|[?&;\s])([\w.%~[\]+-]+)=)([^&\s"'#<>]*)/g;
/** The name of a field of JSON that cannot be parsed. */
const fieldName =
  /(?:"((?:[^"\\]|\\.){0,120})"|'((?:[^'\\]|\\.){0,120})'|(?=[\w-])(?<=[{,]\s{0,100})([\w-]{1,120}))\s*:\s*/g;
/** Its value: a text, its beginning, a number, or all that follows a bracket. */
const fieldValue = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|'[^'\\]*(?:\\[\s\S][^'\\]*)*'?|[[{][\s\S]*|[^\s,}\]]+/y;
/** Elements of XML, and parts of a form. */
const elements = /(<([\w:.-]+)(?=[\s/>])[^<>]*>)([^<]+)/g;
const parts =
  /(^content-disposition:[^\r\n]{0,200}?\bname="([^"\r\n]{0,200})"[^\r\n]*(?:\r?\n[^\r\n]+){0,20}\r?\n\r?\n)([\s\S]*?)(?=\r?\n--|$(?![\s\S]))/gim;
/** Lines of headers. */
const headers = /((?:^|\n)([\w-]+): )([^\r\n]+)/g;
/** Credentials of any name; a word such as in `Basic credentials` is none. */
const credentials = /\b((?:basic|bearer) +)((?=[A-Za-z]*[\d=._~+/-])[\w~+/.=-]{8,})/gi;

const quotes = /^["']|["']$/g;

function searched(text: string, standIn: StandIn): string {
  const isSecret = (name: string, value: string): boolean =>
    isSecretName(plainName(name)) && !isRedacted(value.replace(quotes, ''));
  const hide: Hide = (match, before, name, value) => (isSecret(name, value) ? before + standIn(value) : match);
  // The value of one parameter can be a URL with parameters of its own.
  const hideParameter: Hide = (_match, before, name, value) =>
    isSecret(name, value) ? before + standIn(value) : before + value.replace(parameters, hide);
  let result = text
    .replace(userinfo, (user) => (isRedacted(user) ? user : standIn(user)))
    .replace(parameters, hideParameter);
  if (/["'<:]/.test(text)) {
    result = withoutFields(result, (name, value) => (isSecret(name, value) ? `"${standIn(value)}"` : undefined))
      .replace(elements, hide)
      .replace(parts, hide)
      .replace(headers, hide);
  }
  return result.replace(credentials, (_match, scheme: string, secret: string) => `${scheme}${standIn(secret)}`);
}

/** What looks like fields of JSON, with other values where `instead` returns one. The search goes on within other values. */
function withoutFields(text: string, instead: (name: string, value: string) => string | undefined): string {
  let result = '';
  let done = 0;
  for (const found of text.matchAll(fieldName)) {
    const [whole, double, single, plain] = found;
    const name = double ?? single ?? plain ?? '';
    const start = found.index + whole.length;
    if (start < done || !isSecretName(plainName(name))) continue;
    fieldValue.lastIndex = start;
    const [value] = fieldValue.exec(text) ?? [];
    const other = value === undefined ? undefined : instead(name, value);
    if (value === undefined || other === undefined) continue;
    result += text.slice(done, start) + other;
    done = start + value.length;
  }
  return result + text.slice(done);
}

/** Distinct replacements for distinct secrets: a token can be the key of its record. */
export function numbered(): StandIn {
  const known = new Map<string, string>();
  return (secret) => {
    const text = known.get(secret) ?? `[REDACTED ${known.size + 1}]`;
    known.set(secret, text);
    return text;
  };
}

const standIns = /\[REDACTED (\d+)\]/g;
/** Without a number it is a stand-in only where a secret must be: anyone may write the word. */
const plainStandIn = /"([^"\\]*)":"\[REDACTED\]"/g;

/** The stand-ins for secrets in the value of a field. */
export function redactedIn(text: string, field: string): string[] {
  if (text === redacted) return isSecretName(field) ? [text] : [];
  return [...text.matchAll(standIns)].map(([standIn]) => standIn);
}

/** JSON with other secrets in the place of the stand-ins; unknown ones become texts that say so. */
export function withoutRedacted(json: string, secretOf: (standIn: string) => string | undefined): string {
  const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
  return json
    .replace(standIns, (standIn, number: string) => quoted(secretOf(standIn) ?? `unknown-secret-${number}`))
    .replace(plainStandIn, (match, name: string) => (isSecretName(name) ? `"${name}":"unknown-secret"` : match));
}
