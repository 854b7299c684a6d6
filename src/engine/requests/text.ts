// From bytes to text: bodies of requests, and the files that commands and scenarios read.
import { isUtf8 } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import type { Steps } from '../time/turns.js';

export interface ReadText {
  /** Without a byte-order mark; wrong characters are replaced. */
  text: string;
  /** Why the text must not be used: `is not UTF-8`. */
  fault?: string;
}

const replaced = '\uFFFD';
const byteOrderMark = '\uFEFF';

/** Reads UTF-8, and recognizes UTF-16: what PowerShell and some editors write. UTF-32 is recognized but not read. */
export function readUtf8(bytes: Buffer): ReadText {
  if (beginsPlainly(bytes)) return readPlain(bytes);
  if (isUtf32(bytes)) return { text: withoutMark(bytes.toString('utf8')), fault: 'is UTF-32, not UTF-8' };
  const encoding = utf16Of(bytes);
  if (encoding) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    const ordered = encoding === 'UTF-16BE' ? Buffer.from(even).swap16() : even;
    return { text: withoutMark(ordered.toString('utf16le')), fault: `is ${encoding}, not UTF-8` };
  }
  return readPlain(bytes);
}

/** As nearly every body: no byte-order mark and no wide character begins with two of ASCII other than zero. */
function beginsPlainly(bytes: Buffer): boolean {
  const [first, second] = [bytes[0], bytes[1]];
  return first !== undefined && second !== undefined && first > 0 && first < 0x80 && second > 0 && second < 0x80;
}

function readPlain(bytes: Buffer): ReadText {
  const text = withoutMark(bytes.toString('utf8'));
  // Only text with a replaced character needs the second look: the character may have been sent.
  return !text.includes(replaced) || isUtf8(bytes) ? { text } : { text, fault: 'is not UTF-8' };
}

/** Bytes that are read in one step. */
const stride = 256 * 1024;

/** As `readUtf8`, in steps: for a long text. */
export function* readingUtf8(bytes: Buffer): Steps<ReadText> {
  if (bytes.length <= stride || utf16Of(bytes)) return readUtf8(bytes);
  const decoder = new StringDecoder('utf8');
  let text = '';
  let isSuspicious = false;
  for (let start = 0; start < bytes.length; start += stride) {
    const piece = decoder.write(bytes.subarray(start, start + stride));
    isSuspicious ||= piece.includes(replaced);
    text += start === 0 ? withoutMark(piece) : piece;
    yield;
  }
  const rest = decoder.end();
  const isText = rest === '' && (!isSuspicious || isUtf8(bytes));
  return { text: text + rest, ...(!isText && { fault: 'is not UTF-8' }) };
}

const withoutMark = (text: string): string =>
  text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;

/** Two zero bytes beside the ASCII character that JSON and YAML begin with, or beside the byte-order mark. */
function isUtf32(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  const [first, second] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2)];
  return first === 0 ? second > 0 : second === 0 && (first < 0x80 || first === 0xfeff);
}

/** JSON and YAML begin with an ASCII character: without a mark, the zero byte beside it tells the encoding. */
function utf16Of([first, second]: Buffer): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (first === undefined || second === undefined) return undefined;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'UTF-16LE';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'UTF-16BE';
  return undefined;
}
