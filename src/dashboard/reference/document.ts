// The parts of an OpenAPI document that the page reads. The document is made by the simulator, so its form is known.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  deprecated?: boolean;
  readOnly?: boolean;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  [keyword: string]: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
}

interface Example {
  summary?: string;
  value: unknown;
}

export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
}

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  deprecated?: boolean;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Record<string, Media> };
  responses?: Record<string, { description?: string; content?: Record<string, Media> }>;
}

type Methods = Record<string, Operation>;

export interface OpenApi {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Methods>;
  webhooks?: Record<string, Methods>;
  components: { schemas?: Record<string, Schema>; securitySchemes?: Record<string, unknown> };
}

export interface Listed extends Operation {
  method: string;
  path: string;
}

/** The operations of paths or webhooks, in the document's order. */
export const listed = (items: Record<string, Methods> = {}): Listed[] =>
  Object.entries(items).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );

/** The name of a schema that is referred to. */
export const nameOf = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1);

/** A schema behind its references. */
export function resolved(schema: Schema, document: OpenApi): Schema {
  const named = schema.$ref === undefined ? undefined : document.components.schemas?.[nameOf(schema.$ref)];
  return named ? resolved(named, document) : schema;
}

/** The first media type of a content: the API knows one for each. */
export function mediaOf(content: Record<string, Media> = {}): { type: string; media: Media } | undefined {
  const [first] = Object.entries(content);
  return first && { type: first[0], media: first[1] };
}
