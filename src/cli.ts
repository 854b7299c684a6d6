#!/usr/bin/env node
// The command line. A plain `start` is read right here, for it must answer soon: commander, which reads everything else
// and explains what cannot be read, takes 15 ms to load.
import { explain } from './cli/failure.js';
import { plainFlags } from './cli/plain-flags.js';

const words = process.argv.slice(2);
const given = plainFlags(words);
try {
  if (given) await (await import('./cli/start.js')).start(given);
  else await (await import('./cli/program.js')).run(words);
} catch (error) {
  const { line, code } = explain(error);
  if (line) process.stderr.write(`${line}\n`);
  // Not process.exit(): what was printed before may still be on its way into a pipe.
  process.exitCode = code;
}
