// From the bytes of a body to its text. A body that cannot be read is refused by a step, after authentication.
import { brotliDecompressSync, gunzipSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { readUtf8 } from '../engine/requests/text.js';
import { Refusal } from './errors.js';

export interface Bytes {
  /** What the journal shows; wrong characters are replaced. */
  text: string;
  /** Why the text must not be used. */
  refusal?: Refusal;
}

const decoders: Readonly<Record<string, (body: Buffer, options: ZlibOptions) => Buffer>> = {
  identity: (body) => body,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const supported = 'gzip, deflate, br';

/** `encodings`: the header Content-Encoding; `limit`: bytes of the decoded body. */
export function readBytes(body: Buffer, encodings: string | undefined, limit: number): Bytes {
  if (encodings === undefined) return readText(body);
  let bytes = body;
  // The encodings are listed in the order in which they were applied.
  for (const encoding of encodings.split(',').reverse()) {
    const name = encoding.trim().toLowerCase();
    const decode = name === '' ? decoders.identity : Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (!decode) return { text: '', refusal: new Refusal('unsupported_encoding', { value: name, supported }) };
    try {
      bytes = decode(bytes, { maxOutputLength: limit });
    } catch (error) {
      return { text: '', refusal: undecodable(name, error, limit) };
    }
  }
  return readText(bytes);
}

function readText(bytes: Buffer): Bytes {
  const { text, fault } = readUtf8(bytes);
  return fault === undefined ? { text } : { text, refusal: new Refusal('bad_request', { value: `the body ${fault}` }) };
}

function undecodable(encoding: string, error: unknown, limit: number): Refusal {
  const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  if (tooLarge) return new Refusal('payload_too_large', { limit });
  return new Refusal('bad_request', { value: `the body is not encoded as ${encoding}` });
}
