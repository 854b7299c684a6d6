// `exec --intercept`: leads a command to the simulator, and says at the end what it called.
import type { Application } from '../app.js';
import type { Config } from '../config/settings.js';
import { Led } from '../intercept/led.js';
import { Summary } from '../intercept/summary.js';
import { operationOf } from '../replay/recording.js';

export interface Intercepted {
  environment(outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  /** Prints to stderr: stdout is the command's. */
  summarize(): void;
  close(): void;
}

/** `application` listens, and was started with `intercept`. */
export function intercepted({ interception }: Application, { passHost }: Config): Intercepted | undefined {
  if (!interception) return undefined;
  const led = new Led(interception, passHost);
  const summary = new Summary(operationOf);
  interception.traffic = summary;
  return {
    environment: (outer) => led.environment(outer),
    summarize() {
      interception.settle();
      process.stderr.write(`${summary.lines().join('\n')}\n`);
    },
    close: () => led.close(),
  };
}
