// A schema as a list of its fields. One that is referred to is drawn when it is opened: some refer to themselves.
import { useState } from 'preact/hooks';
import { written } from '../parts/json.js';
import { nameOf, type OpenApi, resolved, type Schema } from './document.js';

/** Keywords that limit a value, as a reader says them. */
const limits: readonly (readonly [keyword: string, text: (value: unknown) => string])[] = [
  ['format', String],
  ['minLength', (value) => `at least ${value} characters`],
  ['maxLength', (value) => `at most ${value} characters`],
  ['minimum', (value) => `at least ${value}`],
  ['maximum', (value) => `at most ${value}`],
  ['minItems', (value) => `at least ${value} items`],
  ['maxItems', (value) => `at most ${value} items`],
  ['uniqueItems', () => 'each once'],
  ['pattern', (value) => `matches ${value}`],
  ['const', (value) => written(value)],
  ['deprecated', () => 'deprecated'],
  ['readOnly', () => 'read only'],
];

function typeOf(schema: Schema, document: OpenApi): string {
  const own = resolved(schema, document);
  if (own.items) return `array of ${typeOf(own.items, document)}`;
  if (own.type !== undefined) return [own.type].flat().join(' or ');
  if (own.oneOf ?? own.anyOf) return 'one of several';
  return own.properties ? 'object' : 'any';
}

/** Type and limits in one line. */
export function lineOf(schema: Schema, document: OpenApi): string {
  const own = resolved(schema, document);
  const said = limits.flatMap(([keyword, text]) => {
    const value = own[keyword];
    return value === undefined || value === false ? [] : [text(value)];
  });
  return [typeOf(schema, document), ...said].join(', ');
}

/** Values that a schema, or the items of its array, allows. */
export function valuesOf(schema: Schema, document: OpenApi): unknown[] {
  const own = resolved(schema, document);
  return own.enum ?? (own.items ? valuesOf(own.items, document) : []);
}

interface Shown {
  schema: Schema;
  document: OpenApi;
}

/** What a schema consists of: that of an array is its items'. */
function partsOf(schema: Schema, document: OpenApi): [label: string, part: Schema][] {
  const own = resolved(schema, document);
  if (own.items) return partsOf(own.items, document);
  const { allOf = [], oneOf, anyOf, additionalProperties } = own;
  const required = new Set(own.required);
  return [
    ...Object.entries(own.properties ?? {}).map(([name, part]): [string, Schema] => [
      required.has(name) ? `${name} *` : name,
      part,
    ]),
    ...allOf.flatMap((part) => partsOf(part, document)),
    ...(oneOf ?? anyOf ?? []).map((part, index): [string, Schema] => [
      part.$ref === undefined ? `alternative ${index + 1}` : nameOf(part.$ref),
      part,
    ]),
    ...(typeof additionalProperties === 'object'
      ? [['any other name', additionalProperties] satisfies [string, Schema]]
      : []),
  ];
}

export function SchemaView({ schema, document }: Shown) {
  const parts = partsOf(schema, document);
  if (parts.length === 0) return <p>{lineOf(schema, document)}</p>;
  return (
    <ul class="fields">
      {parts.map(([label, part]) => (
        <Part key={label} label={label} schema={part} document={document} />
      ))}
    </ul>
  );
}

function Part({ label, schema, document }: Shown & { label: string }) {
  const [isOpen, setOpen] = useState(false);
  const own = resolved(schema, document);
  const description = schema.description ?? own.description;
  const values = valuesOf(schema, document);
  const head = (
    <>
      <code>{label}</code> <span class="type">{lineOf(schema, document)}</span>
    </>
  );
  return (
    <li>
      {partsOf(schema, document).length > 0 ? (
        <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{head}</summary>
          {isOpen && <SchemaView schema={schema} document={document} />}
        </details>
      ) : (
        head
      )}
      {description && <p>{description}</p>}
      {values.length > 0 && <p class="values">{values.map(written).join(', ')}</p>}
    </li>
  );
}
