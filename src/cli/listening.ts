import type { Application } from '../app.js';
import type { Config } from '../config.js';
import { Failure } from './failure.js';

export interface Listening extends Application {
  url: string;
}

/** Creates an application and starts listening. Throws Failure, FaultyFixture or UnusableData. */
export async function listening(config: Config): Promise<Listening> {
  const { createApplication } = await import('../app.js');
  const application = await createApplication(config, { notice: (line) => process.stderr.write(`${line}\n`) });
  try {
    return { ...application, url: await application.app.listen({ port: config.port, host: config.host }) };
  } catch (error) {
    await application.close();
    throw explained(error, config);
  }
}

/** `name`: the flag or variable that chose the port. */
export const portInUse = (port: number, host: string, name: string): Failure =>
  new Failure(`port ${port} on ${host} is already in use; ${otherPort(name)}`);

const otherPort = (name: string): string =>
  name.startsWith('--')
    ? `pass ${name} <number>, or ${name} 0 for any free port`
    : `set ${name} to another port, or to 0 for any free port`;

function explained(error: unknown, { port, host, names }: Config): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  switch (error.code) {
    case 'EADDRINUSE':
      return portInUse(port, host, names.port);
    case 'EACCES':
      return new Failure(`permission denied for port ${port} on ${host}; ${otherPort(names.port)}`);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
      return new Failure(`${names.host} must be an address of this machine, not '${host}'`, 2);
    default:
      return error;
  }
}
