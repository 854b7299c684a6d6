// The contract as a build packs it: a start needs little of it, and reads each document when something in it is asked for.
import type { Documents } from './documents.js';
import { LazyMap } from './lazy-map.js';
import type { Contract, ErrorInfo, Schema, Written } from './model.js';
import { type Messages, merge, parsed, shape, textOf } from './shape.js';

/** What a start needs of all documents. The names of schemas and events are listed by the service whose document has them. */
interface Summary extends Pick<Contract, 'version' | 'outlines'> {
  schemas: Record<string, string[]>;
  events: Record<string, string[]>;
}

interface PackedErrors {
  infos: [string, ErrorInfo][];
  messages?: Messages;
}

/** The files of a packed contract by name: `summary`, `errors`, and each document. */
export function packedContract(documents: Documents): Record<string, unknown> {
  const { version, outlines, errors } = shape(documents);
  const { messages, ...services } = parsed(documents);
  const owned = new Set<string>();
  const summary: Summary = { version, outlines, schemas: {}, events: {} };
  for (const [service, { webhooks = {}, components = {} }] of Object.entries(services)) {
    const names = Object.keys(components.schemas ?? {}).filter((name) => !owned.has(name));
    for (const name of names) owned.add(name);
    summary.schemas[service] = names;
    summary.events[service] = Object.keys(webhooks);
  }
  const packed: PackedErrors = { infos: [...errors], ...(messages && { messages }) };
  return { ...services, summary, errors: packed };
}

/** The service of each name. */
const owners = (names: Record<string, string[]>): Map<string, string> =>
  new Map(Object.entries(names).flatMap(([service, owned]) => owned.map((name): [string, string] => [name, service])));

/** A packed contract, of which each document is parsed when something in it is asked for. `read` returns the text of a file. */
export function unpack(read: (name: string) => string): Contract {
  const summary: Summary = JSON.parse(read('summary'));
  const { version, outlines } = summary;
  const documents = new Map<string, Written>();
  const documentOf = (service: string): Written => {
    const written: Written = documents.get(service) ?? JSON.parse(read(service));
    documents.set(service, written);
    return written;
  };
  const parts = new Map<string, Contract>();
  const partOf = (service = ''): Contract => {
    const part = parts.get(service) ?? shape({ [service]: documentOf(service) });
    parts.set(service, part);
    return part;
  };
  let known: { infos: ReadonlyMap<string, ErrorInfo>; messages: Messages | undefined } | undefined;
  const errors = (): NonNullable<typeof known> => {
    if (known) return known;
    const { infos, messages }: PackedErrors = JSON.parse(read('errors'));
    known = { infos: new Map(infos), messages };
    return known;
  };
  const operations = new Map(outlines.map(({ id, service }) => [id, service]));
  const events = owners(summary.events);
  const schemas: Record<string, Schema> = {};
  for (const [name, service] of owners(summary.schemas)) {
    Object.defineProperty(schemas, name, { enumerable: true, get: () => partOf(service).schemas[name] });
  }
  return {
    version,
    outlines,
    operations: new LazyMap(operations.keys(), (id) => partOf(operations.get(id)).operations.get(id)),
    events: new LazyMap(events.keys(), (type) => partOf(events.get(type)).events.get(type)),
    schemas,
    get errors() {
      return errors().infos;
    },
    errorText: (code) => textOf(code, errors().infos, errors().messages),
    errorInfo: (code) => errors().infos.get(code),
    document: (wanted) => merge(Object.keys(summary.schemas).filter(wanted).map(documentOf)),
  };
}
