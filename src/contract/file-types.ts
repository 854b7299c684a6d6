// The files that a body refers to by URL, and the types that they can have: `x-file-types`. Nothing is downloaded, so the
// ending of a URL says what a file is, if it says so at all.
import { contract, type Operation, refName, type Schema } from './load.js';

export interface WrongFile {
  /** Path of the URL in the body. */
  field: string;
  type: string;
  supported: readonly string[];
}

/** Types that no page or program of a web server is written as; any other ending says nothing. */
const typeOf: Readonly<Record<string, string>> = {
  avi: 'video/x-msvideo',
  avif: 'image/avif',
  bmp: 'image/bmp',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  heic: 'image/heic',
  ico: 'image/vnd.microsoft.icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mkv: 'video/x-matroska',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webm: 'video/webm',
  webp: 'image/webp',
  zip: 'application/zip',
};

/** Where a body can have a URL: names of fields, `*` for each entry of a list. */
interface Place {
  path: readonly string[];
  supported: readonly string[];
}

const known = new WeakMap<Operation, readonly Place[]>();

/** The first URL in a body whose ending is that of a file which its field does not take. */
export function wrongFileIn(operation: Operation, body: unknown): WrongFile | undefined {
  const places = known.get(operation) ?? [...placesIn(operation.body?.schema ?? {}, [], new Set())];
  known.set(operation, places);
  for (const { path, supported } of places) {
    for (const [field, url] of textsAt(body, path, '')) {
      const ending = URL.canParse(url) ? /\.(\w+)$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() : undefined;
      const type = ending !== undefined && Object.hasOwn(typeOf, ending) ? typeOf[ending] : undefined;
      if (type !== undefined && !supported.includes(type)) return { field, type, supported };
    }
  }
  return undefined;
}

function* placesIn(schema: Schema, path: readonly string[], inside: ReadonlySet<string>): Iterable<Place> {
  const { $ref, properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = schema;
  if ($ref !== undefined) {
    const name = refName($ref);
    if (!inside.has(name)) yield* placesIn(contract.schemas[name] ?? {}, path, new Set([...inside, name]));
  }
  const supported = schema['x-file-types'];
  if (supported) yield { path, supported };
  for (const [name, inner] of Object.entries(properties)) yield* placesIn(inner, [...path, name], inside);
  if (items) yield* placesIn(items, [...path, '*'], inside);
  for (const branch of [...anyOf, ...oneOf, ...allOf]) yield* placesIn(branch, path, inside);
}

function* textsAt(value: unknown, [head, ...rest]: readonly string[], field: string): Iterable<[string, string]> {
  if (head === undefined) {
    if (typeof value === 'string') yield [field.slice(1), value];
  } else if (head === '*') {
    if (!Array.isArray(value)) return;
    for (const [index, each] of value.entries()) yield* textsAt(each, rest, `${field}.${index}`);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    // A body that says what its file is needs no ending.
    if (rest.length === 0 && 'mimeType' in value) return;
    yield* textsAt(Reflect.get(value, head), rest, `${field}.${head}`);
  }
}
