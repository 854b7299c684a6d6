// A control call as a line of a test that uses the library.

export interface Deed {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body: unknown;
}

type Body = Readonly<Record<string, unknown>>;
type Word = readonly [method: Deed['method'], path: RegExp, call: (parts: string[], body: Body) => string];

/** A value as TypeScript has it: `{ rejectionCode: 'SCAM' }`. */
function literal(value: unknown): string {
  if (typeof value === 'string') return /['\\\n\r]/.test(value) ? JSON.stringify(value) : `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([name, field]) => `${nameOf(name)}: ${literal(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

const nameOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name));

/** Arguments; those that are missing at the end are omitted. */
function list(...values: unknown[]): string {
  const last = values.findLastIndex((value) => value !== undefined);
  return values
    .slice(0, last + 1)
    .map((value) => (value === undefined ? 'undefined' : literal(value)))
    .join(', ');
}

function advanceCall({ by, to, until, atMost }: Body): string {
  if (by !== undefined) return `advance(${list(by)})`;
  if (to !== undefined) return to === 'next' ? 'advanceToNext()' : `advanceTo(${list(to)})`;
  const match = typeof until === 'object' && until !== null && 'match' in until ? until.match : {};
  return `advanceUntil(${list(match, atMost)})`;
}

/** The library's words for calls below a project; a test runs each. */
const words: readonly Word[] = [
  ['POST', /^\/clock\/advance$/, (_, body) => advanceCall(body)],
  ['PUT', /^\/clock$/, (_, body) => `setClock(${list(body)})`],
  ['POST', /^\/pending\/([^/]+)$/, ([id], body) => `decide(${list(id, body.outcome, body.with)})`],
  [
    'POST',
    /^\/trigger$/,
    (_, { lifecycle, key, event, with: data }) => `trigger(${list(lifecycle, key, event, data)})`,
  ],
  ['POST', /^\/rules$/, (_, body) => `addRule(${list(body)})`],
  ['PUT', /^\/rules\/([^/]+)$/, ([id], body) => `replaceRule(${list(id, body)})`],
  ['PATCH', /^\/rules\/([^/]+)$/, ([id], body) => `editRule(${list(id, body)})`],
  ['DELETE', /^\/rules$/, () => 'deleteRules()'],
  ['DELETE', /^\/rules\/([^/]+)$/, ([id]) => `deleteRules(${list(id)})`],
  ['PUT', /^\/platform-rules$/, (_, body) => `setPlatformRules(${list(body)})`],
  ['POST', /^\/faults$/, (_, body) => `addFault(${list(body)})`],
  ['PUT', /^\/faults\/([^/]+)$/, ([id], body) => `replaceFault(${list(id, body)})`],
  ['PATCH', /^\/faults\/([^/]+)$/, ([id], body) => `editFault(${list(id, body)})`],
  ['DELETE', /^\/faults$/, () => 'deleteFaults()'],
  ['DELETE', /^\/faults\/([^/]+)$/, ([id]) => `deleteFaults(${list(id)})`],
  ['PUT', /^\/settings$/, (_, body) => `setSettings(${list(body)})`],
  ['PUT', /^\/limit$/, (_, body) => `setLimit(${list(body)})`],
  ['DELETE', /^\/limit$/, () => 'liftLimit()'],
  ['POST', /^\/deliveries\/resend$/, (_, { match }) => `resendAll(${list(match)})`],
  ['POST', /^\/deliveries\/sample$/, (_, body) => `sendSample(${list(body)})`],
  ['POST', /^\/deliveries\/release$/, (_, { ids }) => `releaseDeliveries(${list(ids)})`],
  ['POST', /^\/deliveries\/(?!release$|resend$|sample$)([^/]+)\/resend$/, ([id]) => `resend(${list(id)})`],
  ['PUT', /^\/deliveries\/mode$/, (_, { mode }) => (mode === 'hold' ? 'holdDeliveries()' : 'sendDeliveries()')],
  ['PUT', /^\/checkpoints\/([^/]+)$/, ([name]) => `checkpoint(${list(name)})`],
  ['POST', /^\/checkpoints\/([^/]+)\/restore$/, ([name]) => `restore(${list(name)})`],
  ['DELETE', /^\/checkpoints\/([^/]+)$/, ([name]) => `deleteCheckpoint(${list(name)})`],
  ['POST', /^\/reset$/, (_, body) => `reset(${list(Object.keys(body).length === 0 ? undefined : body)})`],
  ['DELETE', /^$/, () => 'forget()'],
];

/** The call as a statement, or undefined where the library has no word for it. */
export function libraryCallOf({ method, path, body }: Deed): string | undefined {
  if (path === '/__admin/tokens/expire') return `await sim.expireTokens(${list(body)});`;
  const [, id, rest = ''] = /^\/__admin\/projects\/([^/]+)(.*)$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  for (const [of, pattern, call] of words) {
    const match = of === method ? pattern.exec(rest) : null;
    if (match) {
      const text = call(match.slice(1).map(decodeURIComponent), isBody(body) ? body : {});
      return `await sim.project(${literal(decodeURIComponent(id))}).${text};`;
    }
  }
  return undefined;
}

const isBody = (body: unknown): body is Body => typeof body === 'object' && body !== null;
