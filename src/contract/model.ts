// What the contract consists of, as code sees it, and as its documents are written.

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
  /** Of the URL of a file: the media types that the file can have. */
  readonly 'x-file-types'?: readonly string[];
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

/** What is known of an operation before its document is read. */
export interface Outlined extends Pick<Operation, 'id' | 'service' | 'method' | 'path' | 'hasEffect'> {
  /** Parameters in the path whose values can contain slashes. */
  slashes: readonly string[];
}

export interface Contract {
  version: string;
  /** All operations, in the order of `operations`. */
  outlines: readonly Outlined[];
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

export interface Written {
  info: { title: string; version: string };
  paths?: Record<string, Record<string, WrittenOperation>>;
  webhooks?: Record<string, { post: WrittenOperation }>;
  components?: { schemas?: Record<string, Schema>; 'x-errors'?: Record<string, ErrorInfo> } & Record<string, object>;
}
