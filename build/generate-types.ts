// Writes src/contract/types.ts, the contract as TypeScript, so that a missing, extra or misspelt handler or field does not compile.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { requiredInRequest } from '../src/contract/conditions.js';
import { type Contract, contract, type Operation, refName, type Schema } from '../src/contract/load.js';

const head = '// GENERATED from the contract by build/generate-types.ts (npm run contract): do not edit.\n';

const callTypes = `export type Controller = ControllerOf<keyof Operations>;

type ControllerOf<Id extends string> = Id extends \`\${infer Name}_\${string}_v1\` ? Name : never;

export type ActionOf<Name extends string> = keyof Operations extends infer Id
  ? Id extends \`\${Name}_\${infer Action}_v1\`
    ? Action
    : never
  : never;

/** A request that has passed the contract's checks. */
export interface Call<Id extends keyof Operations> {
  operation: string;
  params: Operations[Id]['params'];
  query: Operations[Id]['query'];
  body: Operations[Id]['body'];
}

/** One synchronous function per action of a controller: what it returns is the reply. */
export type Handlers<Name extends Controller, Context> = {
  [Id in keyof Operations as Id extends \`\${Name}_\${infer Action}_v1\` ? Action : never]: (
    call: Call<Id>,
    world: Context,
  ) => Operations[Id]['reply'];
};

/** As Handlers, for the control API: a reply may come later. */
export type AsyncHandlers<Name extends Controller, Context> = {
  [Id in keyof Operations as Id extends \`\${Name}_\${infer Action}_v1\` ? Action : never]: (
    call: Call<Id>,
    world: Context,
  ) => Operations[Id]['reply'] | Promise<Operations[Id]['reply']>;
};
`;

/** The text of types.ts. Deterministic: the order is the documents'. */
export function typesOf({ schemas, operations, events }: Contract): string {
  const fromCallers = new Set<string>();
  for (const { body } of operations.values()) if (body) collectNames(body.schema, schemas, fromCallers);
  const all = [...operations.values()];
  const codes = new Set(all.flatMap((operation) => [...operation.errors.keys()]));
  return [
    head,
    ...Object.entries(schemas).map(([name, schema]) => {
      return `${comment(schema.description, '')}export type ${name} = ${typeOf(schema, '', fromCallers.has(name))};\n`;
    }),
    `export interface Operations {\n${all.map(operationEntry).join('')}}\n`,
    callTypes,
    `export type ErrorCode =${[...codes]
      .sort()
      .map((code) => `\n  | ${literal(code)}`)
      .join('')};\n`,
    `/** Body of each event that a webhook can receive. */\nexport interface Events {\n${[...events.values()]
      .map(({ type, summary, schema }) => {
        const exact = { ...schema, properties: { ...schema.properties, type: { const: type } } };
        return `${comment(summary, '  ')}  ${type}: ${typeOf(exact, '  ', false)};\n`;
      })
      .join('')}}\n`,
    'export type EventType = keyof Events;\n',
  ].join('\n');
}

function operationEntry(operation: Operation): string {
  const { id, summary, parameters, errors } = operation;
  const record = (place: string) => {
    const ofPlace = parameters.filter((parameter) => parameter.in === place);
    if (ofPlace.length === 0) return 'Record<string, never>';
    const fields = ofPlace.map(({ name, required, schema }) => {
      const mark = required || schema.default !== undefined ? '' : '?';
      return `${key(name)}${mark}: ${typeOf(schema, '    ', false)}`;
    });
    return `{ ${fields.join('; ')} }`;
  };
  return `${comment(summary, '  ')}  ${id}: {
    params: ${record('path')};
    query: ${record('query')};
    body: ${bodyTypeOf(operation)};
    reply: ${replyTypeOf(operation)};
    errors: ${[...errors.keys()].map(literal).join(' | ') || 'never'};
  };\n`;
}

/** The type of the body that an operation takes. */
export function bodyTypeOf({ body }: Operation): string {
  if (!body) return 'undefined';
  return typeOf(body.schema, '    ', true) + (body.required ? '' : ' | undefined');
}

/** The type of the body that it answers with. */
export const replyTypeOf = ({ success }: Operation): string =>
  success.schema ? typeOf(success.schema, '    ', false) : 'void';

export function typeOf(schema: Schema, indent: string, fromCaller: boolean): string {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) return union(schema.enum.map(literal));
  if (schema.anyOf) return union(schema.anyOf.map((branch) => typeOf(branch, indent, fromCaller)));
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat();
  if (schema.allOf) {
    const own = schema.properties ? [{ type: 'object', properties: schema.properties, required: schema.required }] : [];
    const parts = [...schema.allOf, ...own].map((part) => typeOf(part as Schema, indent, fromCaller));
    const whole = parts.map((part) => (part.includes(' | ') ? `(${part})` : part)).join(' & ');
    return types.includes('null') ? `${whole} | null` : whole;
  }
  return types.length === 0 ? 'unknown' : union(types.map((type) => typeOfOne(type, schema, indent, fromCaller)));
}

function typeOfOne(type: string, schema: Schema, indent: string, fromCaller: boolean): string {
  if (type === 'integer') return 'number';
  if (type === 'array') {
    const item = schema.items ? typeOf(schema.items, indent, fromCaller) : 'unknown';
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  if (type !== 'object') return type;
  const { properties, additionalProperties } = schema;
  if (!properties || Object.keys(properties).length === 0) {
    if (additionalProperties === false) return 'Record<string, never>';
    const value =
      typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent, fromCaller) : 'unknown';
    return `{ [name: string]: ${value} }`;
  }
  // A body can be a draft, so properties that a draft can omit are optional in the types of bodies.
  const required = new Set(fromCaller ? requiredInRequest(schema, true) : schema.required);
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(([name, property]) => {
    const mark = required.has(name) ? '' : '?';
    return `${comment(property.description, inner)}${inner}${key(name)}${mark}: ${typeOf(property, inner, fromCaller)};\n`;
  });
  return `{\n${fields.join('')}${indent}}`;
}

function collectNames(schema: unknown, schemas: Contract['schemas'], names: Set<string>): void {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword !== '$ref') collectNames(value, schemas, names);
    else if (!names.has(refName(String(value)))) {
      names.add(refName(String(value)));
      collectNames(schemas[refName(String(value))], schemas, names);
    }
  }
}

export function comment(text: string | undefined, indent: string): string {
  return text ? `${indent}/** ${text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n` : '';
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ') || 'never';
}

export function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value);
}

export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('../src/contract/types.ts', import.meta.url), typesOf(contract));
}
