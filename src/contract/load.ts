// The contract as data: every operation, event, schema and error code described by the YAML files in this folder.
import { fileURLToPath } from 'node:url';
import { type Documents, readDocuments } from './documents.js';

/** Values of the properties beside one, by name; null: the property is absent. */
export type Condition = Readonly<Record<string, unknown>>;

/**
 * `submitted`: a draft may leave the property out. `launched`: every body may, because only a launch needs it. A condition:
 * the property is required where the condition holds; it is not in the schema's list of required properties.
 */
export type RequiredWhen = 'submitted' | 'launched' | Condition;

/** A JSON Schema (draft 2020-12). Only the keywords that code reads are named. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly else?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly description?: string;
  readonly default?: unknown;
  readonly 'x-required-when'?: RequiredWhen;
  readonly 'x-only-for'?: Condition;
  /** For messages: field of the same object -> its value -> the values of the list that it allows. */
  readonly 'x-values-when'?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Of a request body: unknown fields are refused instead of dropped. */
  readonly 'x-unknown-fields'?: 'reject';
  /** Of a request body that refuses unknown fields: a regular expression for the names of those that it drops anyway. */
  readonly 'x-ignored-fields'?: string;
  /** Of a boolean in a query: its name without a value means true. */
  readonly 'x-flag'?: boolean;
  readonly [keyword: string]: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
  description?: string;
  /** In a path: its value can contain slashes. */
  'x-slashes'?: boolean;
}

export interface Operation {
  /** `<controller>_<action>_v1` */
  id: string;
  controller: string;
  action: string;
  /** The document that contains it: 'whatsapp', 'webhooks', ..., 'control'. */
  service: string;
  method: string;
  path: string;
  summary: string;
  parameters: readonly Parameter[];
  body?: { required: boolean; schema: Schema };
  /** `streams`: it can also answer with a stream of messages. */
  success: { status: number; schema?: Schema; streams?: true };
  /** Each documented code with its status, in document order. */
  errors: ReadonlyMap<string, number>;
  /** Whether it changes something; a GET that does has no HEAD. */
  hasEffect: boolean;
  /** What the description states beyond the schemas, one line each. */
  rules: readonly string[];
}

export interface EventDefinition {
  type: string;
  service: string;
  summary: string;
  schema: Schema;
}

/** The texts of an error code; the code that throws it fills the {placeholders}. */
export interface ErrorText {
  message: string;
  resolution: string;
}

export interface ErrorInfo {
  status: number;
  says: string;
}

export interface Contract {
  version: string;
  operations: ReadonlyMap<string, Operation>;
  events: ReadonlyMap<string, EventDefinition>;
  schemas: Readonly<Record<string, Schema>>;
  errors: ReadonlyMap<string, ErrorInfo>;
  errorText(code: string): ErrorText;
  errorInfo(code: string): ErrorInfo | undefined;
  /** One OpenAPI document of the services for which `wanted` returns true; the caller may modify it. */
  document(wanted: (service: string) => boolean): OpenApiDocument;
}

export interface WrittenExample {
  summary?: string;
  value: unknown;
}

/** A request body or a response. */
export interface WrittenMedia {
  description?: string;
  content?: Record<string, { schema?: Schema; examples?: Record<string, WrittenExample> }>;
}

export interface WrittenResponse extends WrittenMedia {
  'x-error-codes'?: string[];
}

export interface WrittenOperation {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  'x-rules'?: string[];
  'x-side-effect'?: boolean;
  parameters?: (Parameter & { example?: unknown })[];
  requestBody?: WrittenMedia & { required?: boolean };
  responses: Record<string, WrittenResponse>;
}

export interface OpenApiDocument {
  openapi: string;
  info: Record<string, unknown> & { title: string; version: string; description?: string };
  servers?: { url: string; description?: string }[];
  tags: { name: string; description?: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, WrittenOperation>>;
  webhooks: Record<string, { post: WrittenOperation }>;
  components: Record<string, object> & { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
}

interface Written {
  info: { title: string; version: string };
  paths?: Record<string, Record<string, WrittenOperation>>;
  webhooks?: Record<string, { post: WrittenOperation }>;
  components?: { schemas?: Record<string, Schema>; 'x-errors'?: Record<string, ErrorInfo> } & Record<string, object>;
}

const methods = new Set(['get', 'put', 'post', 'patch', 'delete', 'head', 'options']);

export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

type Parsed = Record<string, Written> & { messages?: { codes: Record<string, ErrorText> } };

/** Where `unknown` ends: the documents are files of this project, and the tests validate them as OpenAPI. */
const parsed = (documents: Documents): Parsed => documents as Parsed;

/** Builds a contract from parsed documents. Throws for malformed ids, repeated names and operations without one success. */
export function shape(documents: Documents): Contract {
  const { messages, ...services } = parsed(documents);
  const operations = new Map<string, Operation>();
  const events = new Map<string, EventDefinition>();
  const schemas: Record<string, Schema> = {};
  const errors = new Map<string, ErrorInfo>();

  for (const [service, { paths = {}, webhooks = {}, components = {} }] of Object.entries(services)) {
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, written] of Object.entries(item)) {
        if (!methods.has(method)) continue;
        if (operations.has(written.operationId)) throw new Error(`operation ${written.operationId} occurs twice`);
        operations.set(written.operationId, operationFrom(service, path, method, written));
      }
    }
    for (const [type, { post }] of Object.entries(webhooks)) {
      events.set(type, { type, service, summary: post.summary ?? '', schema: jsonSchema(post.requestBody) ?? {} });
    }
    for (const [name, schema] of Object.entries(components.schemas ?? {})) {
      if (name in schemas && JSON.stringify(schemas[name]) !== JSON.stringify(schema)) {
        throw new Error(`schema ${name} is written twice, differently`);
      }
      schemas[name] = schema;
    }
    for (const [code, info] of Object.entries(components['x-errors'] ?? {})) {
      // Several documents may define the same code; the wording may differ, the status must not.
      const known = errors.get(code);
      if (known !== undefined && known.status !== info.status) throw new Error(`error ${code} has two statuses`);
      if (known === undefined) errors.set(code, info);
    }
  }

  return {
    version: Object.entries(services).find(([service]) => service !== 'control')?.[1].info.version ?? '',
    operations,
    events,
    schemas,
    errors,
    errorText(code) {
      const says = errors.get(code)?.says ?? code;
      return messages?.codes[code] ?? { message: says, resolution: 'Correct the request and send it again.' };
    },
    errorInfo: (code) => errors.get(code),
    document: (wanted) => {
      const chosen = Object.entries(services).filter(([service]) => wanted(service));
      return merge(chosen.map(([, written]) => written));
    },
  };
}

function operationFrom(service: string, path: string, method: string, written: WrittenOperation): Operation {
  const id = written.operationId;
  const [, controller, action] = /^(.+)_([^_]+)_v1$/.exec(id) ?? [];
  if (controller === undefined || action === undefined) throw new Error(`${id} is not <controller>_<action>_v1`);
  const successes = Object.entries(written.responses).filter(([status]) => status.startsWith('2'));
  const [success] = successes;
  if (success === undefined || successes.length > 1) throw new Error(`${id} has ${successes.length} successes`);
  const schema = jsonSchema(success[1]);
  const body = jsonSchema(written.requestBody);
  return {
    id,
    controller,
    action,
    service,
    method: method.toUpperCase(),
    path,
    summary: written.summary ?? '',
    parameters: (written.parameters ?? []).map((parameter) => ({
      ...parameter,
      required: parameter.required ?? false,
    })),
    ...(body && { body: { required: written.requestBody?.required ?? false, schema: body } }),
    success: {
      status: Number(success[0]),
      ...(schema && { schema }),
      ...(success[1].content?.['text/event-stream'] && { streams: true }),
    },
    errors: new Map(
      Object.entries(written.responses).flatMap(([status, response]) =>
        (response['x-error-codes'] ?? []).map((code): [string, number] => [code, Number(status)]),
      ),
    ),
    hasEffect: written['x-side-effect'] ?? method !== 'get',
    rules: written['x-rules'] ?? [],
  };
}

function jsonSchema(media: WrittenMedia | undefined): Schema | undefined {
  return media?.content?.['application/json']?.schema;
}

function merge(written: readonly Written[]): OpenApiDocument {
  const components: Record<string, object> & { schemas: Record<string, Schema> } = { schemas: {} };
  for (const document of written) {
    for (const [kind, entries] of Object.entries(document.components ?? {})) {
      components[kind] = { ...components[kind], ...entries };
    }
  }
  const paths: NonNullable<Written['paths']> = Object.assign({}, ...written.map((document) => document.paths));
  const webhooks: NonNullable<Written['webhooks']> = Object.assign({}, ...written.map((document) => document.webhooks));
  const tags = new Set(Object.values(paths).flatMap((item) => Object.values(item).flatMap((one) => one.tags ?? [])));
  const [first] = written;
  return structuredClone({
    openapi: '3.1.0',
    info: {
      title: written.length === 1 && first ? first.info.title : 'Sinch Provisioning API',
      version: first?.info.version ?? '0',
    },
    tags: [...tags].map((name) => ({ name })),
    security: [{ basic: [] }, { bearer: [] }],
    paths,
    webhooks,
    components: {
      ...components,
      securitySchemes: {
        ...components.securitySchemes,
        basic: { type: 'http', scheme: 'basic' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  });
}

/** Read once, on first import of this module. */
export const contract: Contract = shape(readDocuments(fileURLToPath(new URL('.', import.meta.url))));
