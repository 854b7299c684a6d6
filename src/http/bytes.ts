// From the bytes of a body to its text. A body that cannot be read is refused by a step, after authentication.
import { promisify } from 'node:util';
import {
  brotliDecompress,
  brotliDecompressSync,
  gunzip,
  gunzipSync,
  inflate,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import { type ReadText, readingUtf8, readUtf8 } from '../engine/requests/text.js';
import { inTurns } from '../engine/time/turns.js';
import { Refusal } from './errors.js';

export interface Bytes {
  /** What the journal shows; wrong characters are replaced. */
  text: string;
  /** Why the text must not be used. */
  refusal?: Refusal;
}

interface Decoder {
  now(body: Buffer, options: ZlibOptions): Buffer;
  /** In another thread. */
  aside(body: Buffer, options: ZlibOptions): Promise<Buffer>;
}

const gzip: Decoder = { now: gunzipSync, aside: promisify<Buffer, ZlibOptions, Buffer>(gunzip) };
const decoders: Readonly<Record<string, Decoder>> = {
  identity: { now: (body) => body, aside: async (body) => body },
  gzip,
  'x-gzip': gzip,
  deflate: { now: inflateSync, aside: promisify<Buffer, ZlibOptions, Buffer>(inflate) },
  br: { now: brotliDecompressSync, aside: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress) },
};

const supported = 'gzip, deflate, br';

/** Large pieces: each is a turn of the event loop. */
const chunkSize = 256 * 1024;

/** `encodings`: the header Content-Encoding; `limit`: bytes of the decoded body. */
export function readBytes(body: Buffer, encodings: string | undefined, limit: number): Bytes {
  let bytes = body;
  for (const name of namesIn(encodings)) {
    const decoder = decoderOf(name);
    if (!decoder) return unsupported(name);
    try {
      bytes = decoder.now(bytes, { maxOutputLength: limit });
    } catch (error) {
      return { text: '', refusal: undecodable(name, error, limit) };
    }
  }
  return textOf(readUtf8(bytes));
}

/** As `readBytes`, for what can be a long document: it holds up no other request. */
export async function readLongBytes(body: Buffer, encodings: string | undefined, limit: number): Promise<Bytes> {
  let bytes = body;
  for (const name of namesIn(encodings)) {
    const decoder = decoderOf(name);
    if (!decoder) return unsupported(name);
    try {
      bytes = await decoder.aside(bytes, { maxOutputLength: limit, chunkSize });
    } catch (error) {
      return { text: '', refusal: undecodable(name, error, limit) };
    }
  }
  return textOf(await inTurns(readingUtf8(bytes)));
}

/** The encodings are listed in the order in which they were applied. */
const namesIn = (encodings: string | undefined): string[] =>
  encodings === undefined
    ? []
    : encodings
        .split(',')
        .reverse()
        .map((each) => each.trim().toLowerCase() || 'identity');

const decoderOf = (name: string): Decoder | undefined => (Object.hasOwn(decoders, name) ? decoders[name] : undefined);

const unsupported = (value: string): Bytes => ({
  text: '',
  refusal: new Refusal('unsupported_encoding', { value, supported }),
});

const textOf = ({ text, fault }: ReadText): Bytes =>
  fault === undefined ? { text } : { text, refusal: new Refusal('bad_request', { value: `the body ${fault}` }) };

function undecodable(encoding: string, error: unknown, limit: number): Refusal {
  const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  if (tooLarge) return new Refusal('payload_too_large', { limit });
  return new Refusal('bad_request', { value: `the body is not encoded as ${encoding}` });
}
