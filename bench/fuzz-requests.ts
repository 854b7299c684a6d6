// Requests at random to every operation of two OpenAPI documents, the API's and the control API's. Every answer must be
// documented: its status, and a body that its schema allows. What is found is repeated in a project of its own and shortened
// to the calls that it needs.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Json = Record<string, any>;

export interface Sent {
  method: string;
  /** Path and query; `{project}` stands for the project. */
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export interface Got {
  status: number;
  text: string;
  /** The header x-simulator-bug. */
  bug: string | undefined;
}

export type Send = (request: Sent) => Promise<Got>;

export interface Finding {
  what: string;
  operation: string;
  /** The shortest list of calls, in a new project, whose last one shows it. */
  calls: Sent[];
}

interface Operation {
  id: string;
  method: string;
  path: string;
  content: Json;
  /** The document that has it; its schemas refer to it. */
  document: string;
}

/** Attempts to shorten a finding: one that is a hang takes long each time. */
const mostAttempts = 60;

/** A project starts over after so many calls, so that a finding needs no more than these. */
const perProject = 150;

/** Answers of the server itself, which every operation can give: the page of choices names them. */
const serverCodes: ReadonlySet<string> = new Set([
  'route_not_found',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_encoding',
  'unsupported_media_type',
  'preference_not_documented',
  'too_many_requests',
  'simulated_fault',
  'limit_reached',
  'bad_request',
]);

/** Small, fast and seeded (mulberry32): numbers from 0 to below 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Texts that have broken programs before. */
const nastyTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(70_000),
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '%00',
  '*',
  '{{1}}',
  '<script>',
  'null',
  '0',
  '-1',
  '1e999',
  '😀'.repeat(50),
  'http://127.0.0.1:9/',
  '9999-12-31T23:59:59.999Z',
  '36500d',
];
const nastyValues: unknown[] = [null, true, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]], { __proto__: 1 }, 'x'];

export class Fuzzer {
  readonly #operations: Operation[] = [];
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #documents: Record<string, Json>;
  /** Ids, names and tokens that answers contained: what later requests name. */
  #seen: string[] = [];
  #random: () => number;

  constructor(documents: Record<string, Json>, seed: number) {
    this.#documents = documents;
    this.#random = randomFrom(seed);
    for (const [document, content] of Object.entries(documents)) {
      this.#ajv.addSchema({ ...content, $id: document }, document);
      for (const [path, methods] of Object.entries<Json>(content.paths)) {
        for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
          const operation = methods[method];
          if (!operation) continue;
          const parameters = [...(methods.parameters ?? []), ...(operation.parameters ?? [])];
          this.#operations.push({
            id: operation.operationId,
            method: method.toUpperCase(),
            path,
            content: { ...operation, parameters },
            document,
          });
        }
      }
    }
  }

  get operations(): readonly { id: string }[] {
    return this.#operations;
  }

  /** Sends so many requests. `progress` is called after each. */
  async run(send: Send, requests: number, progress: (sent: number) => void = () => undefined): Promise<Finding[]> {
    const found = new Map<string, Finding>();
    let calls: Sent[] = [];
    let project = 0;
    for (let sent = 0; sent < requests; sent++) {
      if (calls.length === perProject) {
        await send(
          inProject({ method: 'DELETE', url: '/__admin/projects/{project}', headers: {}, body: undefined }, project),
        );
        calls = [];
        project++;
        this.#seen = [];
      }
      const operation = this.#one(this.#operations);
      const request = this.#request(operation);
      calls.push(request);
      const fault = await this.#faultOf(operation, request, send, `fuzz-${project}`);
      progress(sent + 1);
      const key = `${operation.id}: ${fault?.replace(/\d+/g, '0').slice(0, 120)}`;
      if (fault === undefined || found.has(key)) continue;
      const shorter = await this.#shortest(operation, calls, send, fault);
      found.set(key, { what: fault, operation: operation.id, calls: shorter });
    }
    return [...found.values()];
  }

  async #faultOf(operation: Operation, request: Sent, send: Send, project: string): Promise<string | undefined> {
    let got: Got;
    try {
      got = await send(inProject(request, project));
    } catch (error) {
      return `no answer: ${error instanceof Error ? error.message : error}`;
    }
    return this.#faultIn(operation, got);
  }

  #faultIn(operation: Operation, { status, text, bug }: Got): string | undefined {
    if (bug !== undefined) return `a fault of the simulator: ${bug}`;
    if (status >= 500 && !/"errorCode":"(not_simulated|storage_unavailable|simulated_fault)"/.test(text)) {
      // An injected error can be any documented one.
      if (!operation.content.responses[status]) return `status ${status}: ${text.slice(0, 200)}`;
    }
    const response = operation.content.responses[status];
    const body = jsonFrom(text);
    if (!response) {
      if (serverCodes.has(body?.errorCode)) return undefined;
      return `undocumented status ${status}: ${text.slice(0, 200)}`;
    }
    const schema = response.content?.['application/json']?.schema;
    if (!schema) return text === '' || status >= 400 ? undefined : `status ${status} has a body: ${text.slice(0, 100)}`;
    if (body === undefined) return `status ${status} has no JSON: ${text.slice(0, 100)}`;
    for (const value of Object.values(body)) this.#remember(value);
    if (serverCodes.has(body?.errorCode)) return undefined;
    const validate = this.#validator(operation, status);
    if (validate(body)) return undefined;
    const [first] = validate.errors ?? [];
    return `status ${status} breaks its schema: ${first?.instancePath} ${first?.message}`;
  }

  #validator({ id, path, method, document }: Operation, status: number): ValidateFunction {
    const key = `${id} ${status}`;
    const known = this.#validators.get(key);
    if (known) return known;
    const place = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      'application/json',
      'schema',
    ];
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = this.#ajv.compile({ $ref: `${document}#/${pointer}` });
    this.#validators.set(key, validate);
    return validate;
  }

  /** Leaves out calls as long as the last one still shows the same. */
  async #shortest(operation: Operation, calls: readonly Sent[], send: Send, fault: string): Promise<Sent[]> {
    let attempt = 0;
    const kind = (text: string): string => text.replace(/\d+/g, '0').slice(0, 60);
    const shows = async (list: readonly Sent[]): Promise<boolean> => {
      const project = `again-${this.operations.length}-${attempt++}`;
      let last: string | undefined;
      for (const call of list) last = await this.#faultOf(operation, call, send, project).catch(() => undefined);
      await send(
        inProject({ method: 'DELETE', url: '/__admin/projects/{project}', headers: {}, body: undefined }, project),
      );
      return last !== undefined && kind(last) === kind(fault);
    };
    const remembered = this.#seen;
    const last = calls.at(-1)!;
    let rest = calls.slice(0, -1);
    if (await shows([last])) rest = [];
    for (
      let size = Math.ceil(rest.length / 2);
      size >= 1 && rest.length > 0;
      size = size === 1 ? 0 : Math.ceil(size / 2)
    ) {
      for (let place = 0; place < rest.length && attempt < mostAttempts; ) {
        const fewer = [...rest.slice(0, place), ...rest.slice(place + size)];
        if (await shows([...fewer, last])) rest = fewer;
        else place += size;
      }
    }
    this.#seen = remembered;
    return [...rest, last];
  }

  #chance = (probability: number): boolean => this.#random() < probability;
  #below = (limit: number): number => Math.floor(this.#random() * limit);
  #one = <T>(things: readonly T[]): T => things[this.#below(things.length)]!;

  #remember(value: unknown): void {
    if (typeof value === 'string' && value.length > 0 && value.length < 60) {
      this.#seen.push(value);
      if (this.#seen.length > 300) this.#seen.splice(0, 100);
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value).slice(0, 20)) this.#remember(inner);
    }
  }

  #request({ method, path, content, document }: Operation): Sent {
    const parameters: Json[] = content.parameters.map((parameter: Json) => this.#resolved(parameter, document));
    const query: string[] = [];
    let url = path;
    for (const { name, in: place, schema, required } of parameters) {
      if (place === 'path') {
        const text = name === 'projectId' ? '{project}' : encoded(this.#text(this.#value(schema, document, 0)));
        url = url.replace(`{${name}}`, name === 'projectId' ? text : text || 'x');
      } else if (place === 'query' && (required || name === 'waitMs' || this.#chance(0.3))) {
        const value = name === 'waitMs' ? this.#below(20) : this.#value(schema, document, 0);
        query.push(`${name}=${encoded(this.#text(value))}`);
      }
    }
    if (this.#chance(0.03)) query.push(`${encoded(this.#one(nastyTexts).slice(0, 100))}=1`);
    const schema = content.requestBody?.content?.['application/json']?.schema;
    const body =
      schema && (this.#waits(schema, document) || !this.#chance(0.03)) ? this.#body(schema, document) : undefined;
    const headers: Record<string, string> = {};
    if (document === 'api' && !this.#chance(0.02)) headers.authorization = 'Basic a2V5OnNlY3JldA==';
    if (body !== undefined) headers['content-type'] = 'application/json';
    return { method, url: url + (query.length > 0 ? `?${query.join('&')}` : ''), headers, body };
  }

  #waits = (schema: Json, document: string): boolean =>
    this.#resolved(schema, document).properties?.timeoutMs !== undefined;

  #body(schema: Json, document: string): string {
    const value = this.#value(schema, document, 0);
    if (value !== null && typeof value === 'object') {
      // A wait must end before the fuzzer gives up, and a fault that swallows answers would look like a hang.
      if (this.#waits(schema, document)) Object.assign(value, { timeoutMs: this.#below(20) });
      if ('drop' in value) Object.assign(value, { drop: 'reset?' });
      if ('latency' in value) Object.assign(value, { latency: '1ms' });
    }
    const text = JSON.stringify(value) ?? 'null';
    return this.#chance(0.02) && !this.#waits(schema, document) ? text.slice(0, this.#below(text.length)) : text;
  }

  #text(value: unknown): string {
    if (Array.isArray(value)) return value.map((each) => this.#text(each)).join(',');
    return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 500);
  }

  #resolved(schema: Json, document: string): Json {
    let found = schema;
    while (found?.$ref) {
      const parts = String(found.$ref).slice(2).split('/');
      found = parts.reduce<Json>((inner, part) => inner[part.replaceAll('~1', '/')], this.#documents[document]!);
    }
    return found ?? {};
  }

  /** Mostly what the schema allows; sometimes not. */
  #value(unresolved: Json, document: string, depth: number): unknown {
    if (this.#chance(0.02)) return this.#one(nastyValues);
    const schema = this.#resolved(unresolved, document);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum && !this.#chance(0.02)) return this.#one(schema.enum);
    if (schema.example !== undefined && this.#chance(0.3)) return schema.example;
    const alternatives = schema.oneOf ?? schema.anyOf;
    if (alternatives) return this.#value(this.#one(alternatives), document, depth);
    if (schema.allOf) {
      const parts = schema.allOf.map((part: Json) => this.#value(part, document, depth));
      return parts.every((part: unknown) => typeof part === 'object') ? Object.assign({}, ...parts) : parts[0];
    }
    const type = Array.isArray(schema.type) ? this.#one<string>(schema.type) : schema.type;
    if (type === 'object' || schema.properties) return this.#object(schema, document, depth);
    if (type === 'array') {
      const { minItems = 0, maxItems = 5 } = schema;
      const count = depth > 6 ? minItems : minItems + this.#below(Math.min(maxItems, minItems + 4) - minItems + 1);
      return Array.from({ length: Math.min(count, 30) }, () => this.#value(schema.items ?? {}, document, depth + 1));
    }
    if (type === 'boolean') return this.#chance(0.5);
    if (type === 'integer' || type === 'number') {
      const { minimum = 0, maximum = 1000 } = schema;
      const number = minimum + this.#random() * (Math.min(maximum, 1e6) - minimum);
      return type === 'integer' ? Math.round(number) : number;
    }
    if (type === 'null') return null;
    if (type === 'string') return this.#string(schema);
    return this.#one(nastyValues);
  }

  #object(schema: Json, document: string, depth: number): Json {
    const required: readonly string[] = schema.required ?? [];
    const value: Json = {};
    for (const [name, inner] of Object.entries<Json>(schema.properties ?? {})) {
      const wanted = required.includes(name) ? 0.98 : depth > 6 ? 0 : 0.4;
      if (this.#chance(wanted)) value[name] = this.#value(inner, document, depth + 1);
    }
    if (schema.additionalProperties && typeof schema.additionalProperties === 'object' && this.#chance(0.5))
      value[this.#string({})] = this.#value(schema.additionalProperties, document, depth + 1);
    if (this.#chance(0.03)) value[this.#one(['unknown', 'toString', '', 'id'])] = this.#one(nastyValues);
    return value;
  }

  #string({ format, pattern, maxLength = 40 }: Json): string {
    if (this.#chance(0.04)) return this.#one(nastyTexts);
    if (this.#seen.length > 0 && this.#chance(0.5)) return this.#one(this.#seen);
    if (format === 'date-time') return new Date(Math.floor(1.7e12 + this.#random() * 1e11)).toISOString();
    if (format === 'uri') return this.#one(['https://example.com/a', 'http://127.0.0.1:9/hook']);
    if (pattern && /\[smhdw]|ms\|/.test(pattern)) return this.#one(['0s', '1s', '2h', '30d', '500ms']);
    const words = ['spring_sale', 'EN_US', 'whatsapp', '1', '+46700000000', 'ALL', '10s', 'a b', '123456', 'ä'];
    return this.#one(words).slice(0, maxLength);
  }
}

const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    // A lone surrogate has no bytes.
    return '%EF%BF%BD';
  }
};

function jsonFrom(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inProject(request: Sent, project: string | number): Sent {
  const id = typeof project === 'number' ? `fuzz-${project}` : project;
  return {
    ...request,
    url: request.url.replaceAll('{project}', id),
    body: request.body?.replaceAll('{project}', id),
  };
}

/** A call to paste into a shell. */
export function curlOf({ method, url, headers, body }: Sent, base: string): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return [
    `curl -sS -X ${method} ${quoted(base + url.replaceAll('{project}', 'fuzz'))}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(body.replaceAll('{project}', 'fuzz'))}`]),
  ].join(' ');
}
