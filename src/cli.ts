#!/usr/bin/env node
// The command line. A plain `start` is parsed right here so that it starts fast: commander, which parses everything else
// and explains what is invalid, takes 15 ms to load.
import { keepCompiledCode } from './cli/compile-cache.js';
import { explain } from './cli/failure.js';
import { plainFlags } from './cli/plain-flags.js';
import { processTerminal } from './cli/terminal.js';

keepCompiledCode(process.env, process.platform);
const words = process.argv.slice(2);
const given = plainFlags(words);
const terminal = processTerminal();
try {
  if (given) await (await import('./cli/start.js')).start(terminal, given);
  else await (await import('./cli/program.js')).run(words, terminal);
} catch (error) {
  const { line, code } = explain(error);
  if (line) process.stderr.write(`${line}\n`);
  // Not process.exit(): output written earlier may still be on its way into a pipe.
  process.exitCode = code;
}
