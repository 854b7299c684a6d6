// The files that commands read.
import { readFileSync } from 'node:fs';
import { readUtf8 } from '../engine/requests/text.js';
import { Failure, reasonOf } from './failure.js';

/** What messages call a file; `-` is standard input. */
export const nameOfFile = (file: string): string => (file === '-' ? 'standard input' : file);

/** The text of a file, or of standard input for `-`. Throws Failure with this exit code. */
export function readText(file: string, exitCode = 1): string {
  const { text, fault } = readUtf8(bytesOf(file, exitCode));
  if (fault !== undefined) throw new Failure(`${nameOfFile(file)} ${fault}: save it as UTF-8`, exitCode);
  return text;
}

function bytesOf(file: string, exitCode: number): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new Failure(`${nameOfFile(file)} cannot be read: ${reasonOf(error)}`, exitCode);
  }
}
