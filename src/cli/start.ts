// `start`: the server, until a signal ends it.
import { readConfig } from '../config.js';
import { systemClock } from '../engine/time/clock.js';
import { explain } from './failure.js';
import { type Listening, listening } from './listening.js';

/** A terminal's Ctrl-C reaches us twice under npm: from the terminal and from npm. Milliseconds within which it is one. */
const sameKeyPress = 50;

export async function start(given: Readonly<Record<string, unknown>>): Promise<void> {
  const config = readConfig(given);
  let application: Listening | undefined;
  stopAtSignals(async () => application?.close());
  application = await listening(config);
  process.stdout.write(`listening on ${application.url}\n`);
  if (process.stdout.isTTY) (await import('./banner.js')).showBanner(application.url);
}

/** The first signal ends in good order, with exit code 0; the next one at once. */
function stopAtSignals(stop: () => Promise<unknown>): void {
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
