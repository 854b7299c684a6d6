// `start`: runs the server until a signal stops it.
import { readConfig } from '../config.js';
import { systemClock } from '../engine/time/clock.js';
import { explain } from './failure.js';
import { type Listening, listening } from './listening.js';
import type { Terminal } from './terminal.js';

/**
 * Under npm one Ctrl-C sends SIGINT twice: from the terminal and from npm. Signals within this many milliseconds count as
 * one.
 */
const sameKeyPress = 50;

export async function start(terminal: Terminal, given: Readonly<Record<string, unknown>>): Promise<void> {
  const config = readConfig(given, terminal.environment);
  let application: Listening | undefined;
  stopOnSignals(async () => application?.close());
  application = await listening(config);
  terminal.print(`listening on ${application.url}`);
  const { tlsPort } = application.interception ?? {};
  if (tlsPort !== undefined) terminal.print(`listening on ${secured(application.url, tlsPort)}`);
  if (terminal.interactive) (await import('./banner.js')).showBanner(terminal, application.url, application.simulation);
}

/** The same host by TLS. */
const secured = (url: string, port: number): string => {
  const other = new URL(url);
  other.protocol = 'https:';
  other.port = String(port);
  return other.origin;
};

/** The first signal shuts down gracefully, with exit code 0; a second one exits immediately. */
function stopOnSignals(stop: () => Promise<unknown>): void {
  let firstAt: number | undefined;
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.on(signal, () => {
      if (firstAt !== undefined) {
        const again = signal === 'SIGTERM' || systemClock.elapsed() - firstAt > sameKeyPress;
        if (again) process.exit(128 + number);
        return;
      }
      firstAt = systemClock.elapsed();
      stop().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`${explain(error).line}\n`);
          process.exit(1);
        },
      );
    });
  }
}
