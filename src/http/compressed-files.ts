// Files of a page that a build wrote, most of them compressed only: a client that takes the encoding gets them as they are.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { extname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const encodings = [
  { ending: '.gz', name: 'gzip', unpack: gunzipSync },
  { ending: '.br', name: 'br', unpack: brotliDecompressSync },
] as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** A name that carries the hash of its content never changes. */
export const unchanging = 'public, max-age=31536000, immutable';

export interface FileAnswer {
  content: Buffer;
  /** `content-type`, and what tells a cache about the encoding. */
  headers: Record<string, string>;
}

/** Finds the files of a folder, which is read at the first call. A name without a file finds nothing. */
export function compressedFiles(
  folder: string,
): (file: string, request: IncomingHttpHeaders) => FileAnswer | undefined {
  let files: ReadonlyMap<string, Buffer> | undefined;
  return (file, request) => {
    const type = /^[\w-]+\.\w+$/.test(file) ? types[extname(file)] : undefined;
    if (type === undefined) return undefined;
    files ??= readFiles(folder);
    const plain = files.get(file);
    if (plain) return { content: plain, headers: { 'content-type': type } };
    for (const { ending, name, unpack } of encodings) {
      const packed = files.get(file + ending);
      if (!packed) continue;
      const headers = { 'content-type': type, vary: 'accept-encoding' };
      return accepts(request, name)
        ? { content: packed, headers: { ...headers, 'content-encoding': name } }
        : { content: unpack(packed), headers };
    }
    return undefined;
  };
}

/** Whether a client names the encoding. One that only excludes it (`br;q=0`) does not. */
const accepts = ({ 'accept-encoding': accepted = '' }: IncomingHttpHeaders, encoding: string): boolean =>
  String(accepted)
    .split(',')
    .some((entry) => {
      const [name = '', weight = ''] = entry.split(';').map((word) => word.trim());
      return name === encoding && !/^q=0(?:\.0*)?$/.test(weight);
    });

function readFiles(folder: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
