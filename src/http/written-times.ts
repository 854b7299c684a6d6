// Steps: durations and instants of a control call, in whatever form they were written, as the handlers take them. Which
// fields they are, the control document says: `format: time span`, `format: date-time` and `x-unit: ms`.
import { contract, type Operation, refName, type Schema } from '../contract/load.js';
import type { Violation } from '../contract/validate.js';
import { isoTime } from '../engine/time/clock.js';
import { timeSpan } from '../engine/time/duration.js';
import { type Read, readDuration, readInstant, readMilliseconds } from '../engine/time/written.js';

interface Kind {
  read(written: unknown): Read;
  /** As the handlers take it. */
  write(value: number): string | number;
}

const duration: Kind = { read: readDuration, write: timeSpan };
const instant: Kind = { read: readInstant, write: isoTime };
const milliseconds: Kind = { read: readMilliseconds, write: (value) => value };

function kindOf({ format, 'x-unit': unit }: Schema): Kind | undefined {
  if (unit === 'ms') return milliseconds;
  return format === 'time span' ? duration : format === 'date-time' ? instant : undefined;
}

type Refuse = (field: string, fault: string) => void;

/** Returns what a value stands for; it changes the fields of an object in place. */
type Reader = (value: unknown, field: string, refuse: Refuse) => unknown;

const within = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);

/** Undefined if there is no time in the schema. */
function readerFor(written: Schema): Reader | undefined {
  if (written.$ref !== undefined) return readerFor(contract.schemas[refName(written.$ref)] ?? {});
  const kind = kindOf(written);
  if (kind) return timeReader(kind, []);
  const { anyOf } = written;
  if (anyOf) return choiceReader(anyOf);
  const { properties = {}, additionalProperties } = written;
  const fields = new Map<string, Reader>();
  for (const [name, schema] of Object.entries(properties)) {
    const reader = readerFor(schema);
    if (reader) fields.set(name, reader);
  }
  const others = typeof additionalProperties === 'object' ? readerFor(additionalProperties) : undefined;
  if (fields.size === 0 && !others) return undefined;
  return (value, field, refuse) => {
    if (!isObject(value)) return value;
    for (const [name, inner] of Object.entries(value)) {
      const reader = Object.hasOwn(properties, name) ? fields.get(name) : others;
      if (reader) value[name] = reader(inner, within(field, name), refuse);
    }
    return value;
  };
}

/** A time, or one of some words, or an object that contains times. */
function choiceReader(branches: readonly Schema[]): Reader | undefined {
  const followed = branches.map((each) =>
    each.$ref === undefined ? each : (contract.schemas[refName(each.$ref)] ?? {}),
  );
  const kind = followed.map(kindOf).find((each) => each !== undefined);
  const objects = followed.filter(({ type }) => type === 'object').map(readerFor);
  const inObject = objects.find((reader) => reader !== undefined);
  if (!kind) return inObject;
  const time = timeReader(
    kind,
    followed.flatMap(({ enum: words = [] }) => words),
  );
  return (value, field, refuse) => (isObject(value) && inObject ? inObject : time)(value, field, refuse);
}

function timeReader({ read, write }: Kind, words: readonly unknown[]): Reader {
  const orWords = words.length === 0 ? '' : `, or ${words.map((word) => `'${word}'`).join(', ')}`;
  return (value, field, refuse) => {
    if (words.includes(value)) return value;
    const { value: time, fault } = read(value);
    if (fault === undefined) return write(time);
    refuse(field, fault + orWords);
    return value;
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readers = new WeakMap<Operation, { body: Reader | undefined; query: ReadonlyMap<string, Reader> }>();

function readersOf(operation: Operation) {
  const known = readers.get(operation);
  if (known) return known;
  const query = new Map<string, Reader>();
  for (const { name, in: place, schema } of operation.parameters) {
    const reader = place === 'query' ? readerFor(schema) : undefined;
    if (reader) query.set(name, reader);
  }
  const found = { body: operation.body && readerFor(operation.body.schema), query };
  readers.set(operation, found);
  return found;
}

/** Reads the times of a body, in place. Returns the faults of those that cannot be read. */
export function readTimes(operation: Operation, body: unknown): Violation[] {
  const faults: Violation[] = [];
  readersOf(operation).body?.(body, '', (field, fault) => {
    faults.push({ in: 'body', field, message: `${field} ${fault}`, rule: 'time' });
  });
  return faults;
}

/** The query with times as its parameters take them; one that cannot be read stays as it was, and fails validation. */
export function withTimesRead(operation: Operation, query: Record<string, unknown>): Record<string, unknown> {
  const { query: times } = readersOf(operation);
  if (times.size === 0) return query;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const read = typeof value === 'string' && value !== '' && times.get(name);
      return [name, read ? String(read(value, name, () => undefined)) : value];
    }),
  );
}
