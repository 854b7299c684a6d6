// Builds the contract from its documents.
import type { Documents } from './documents.js';
import type {
  Contract,
  ErrorInfo,
  ErrorText,
  EventDefinition,
  OpenApiDocument,
  Operation,
  Outlined,
  Schema,
  Written,
  WrittenMedia,
  WrittenOperation,
} from './model.js';

const methods = new Set(['get', 'put', 'post', 'patch', 'delete', 'head', 'options']);

export interface Messages {
  codes: Record<string, ErrorText>;
}

type Parsed = Record<string, Written> & { messages?: Messages };

/** Where `unknown` ends: the documents are files of this project, and the tests validate them as OpenAPI. */
export const parsed = (documents: Documents): Parsed => documents as Parsed;

/** A contract whose documents are all parsed. Throws for malformed ids, repeated names and operations without one success. */
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
    outlines: Array.from(operations.values(), outlineOf),
    operations,
    events,
    schemas,
    errors,
    errorText: (code) => textOf(code, errors, messages),
    errorInfo: (code) => errors.get(code),
    document: (wanted) => {
      const chosen = Object.entries(services).filter(([service]) => wanted(service));
      return merge(chosen.map(([, written]) => written));
    },
  };
}

export function textOf(code: string, infos: ReadonlyMap<string, ErrorInfo>, messages: Messages | undefined): ErrorText {
  const says = infos.get(code)?.says ?? code;
  return messages?.codes[code] ?? { message: says, resolution: 'Correct the request and send it again.' };
}

const outlineOf = ({ id, service, method, path, hasEffect, parameters }: Operation): Outlined => ({
  id,
  service,
  method,
  path,
  hasEffect,
  slashes: parameters.filter((parameter) => parameter['x-slashes'] === true).map(({ name }) => name),
});

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

export function merge(written: readonly Written[]): OpenApiDocument {
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
