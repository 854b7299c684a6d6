// Any OpenAPI 3 document, read without trust in its form: what a newer version of the contract looks like is unknown.

export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textsOf = (value: unknown): string[] => listOf(value).filter((each) => typeof each === 'string');
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What a document describes is no OpenAPI 3, or refers to something that it does not contain. */
export class NotOpenApi extends Error {}

/** A parameter, a request body, a response or a schema, and the name of the component that it is, if any. */
export interface Resolved {
  value: Json;
  name: string | undefined;
}

/** An operation, or what a webhook receives. */
export interface Described {
  /** `POST /v1/things/{thingId}`, or `webhook THING_CREATED`. */
  title: string;
  /** The same without the names of path parameters. */
  form: string;
  id: string | undefined;
  method: string;
  path: string;
  /** Parameters of the path item, then of the operation. */
  parameters: readonly unknown[];
  content: Json;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Throws NotOpenApi. */
export class OpenApi {
  readonly version: string;
  readonly operations: readonly Described[];
  readonly webhooks: readonly Described[];

  constructor(private readonly root: unknown) {
    if (!isJson(root)) throw new NotOpenApi('no object');
    const { openapi, swagger, info, paths, webhooks } = root;
    if (swagger !== undefined) throw new NotOpenApi(`Swagger ${String(swagger)}; OpenAPI 3.0 or 3.1 is needed`);
    if (!/^3\.[01]\./.test(textOf(openapi) ?? '')) throw new NotOpenApi('no field openapi with 3.0.x or 3.1.x');
    if (!isJson(paths)) throw new NotOpenApi('no paths');
    this.version = textOf(jsonOf(info).version) ?? 'without version';
    this.operations = Object.entries(paths).flatMap(([path, item]) => this.#described(path, item));
    this.webhooks = Object.entries(jsonOf(webhooks)).flatMap(([name, item]) =>
      this.#described(name, item).map((each) => ({ ...each, title: `webhook ${name}`, form: `webhook ${name}` })),
    );
  }

  #described(path: string, item: unknown): Described[] {
    const { value } = this.resolve(item);
    return methods
      .filter((method) => isJson(value[method]))
      .map((method) => {
        const content = jsonOf(value[method]);
        const title = `${method.toUpperCase()} ${path}`;
        return {
          title,
          form: title.replace(/\{[^}]*\}/g, '{}'),
          id: textOf(content.operationId),
          method: method.toUpperCase(),
          path,
          parameters: [...listOf(value.parameters), ...listOf(content.parameters)],
          content,
        };
      });
  }

  /** Follows `$ref`. Throws NotOpenApi for a reference that leads nowhere or in a circle. */
  resolve(written: unknown): Resolved {
    let value = jsonOf(written);
    let name: string | undefined;
    for (let steps = 0; typeof value.$ref === 'string'; steps++) {
      const target = this.#at(value.$ref);
      if (!isJson(target) || steps > 50) throw new NotOpenApi(`'${value.$ref}' cannot be resolved`);
      name = value.$ref.slice(value.$ref.lastIndexOf('/') + 1);
      const { $ref: _, ...beside } = value;
      // OpenAPI 3.1 allows keywords beside a reference.
      value = Object.keys(beside).length === 0 ? target : { ...target, ...beside };
    }
    return { value, name };
  }

  #at(pointer: string): unknown {
    const [file, ...steps] = pointer.split('/');
    if (file !== '#') return undefined;
    return steps
      .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>(
        (value, step) => (isJson(value) && Object.hasOwn(value, step) ? value[step] : undefined),
        this.root,
      );
  }
}
