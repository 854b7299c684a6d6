import type { Application } from '../app.js';
import type { Config } from '../config/settings.js';
import { Failure } from './failure.js';

export interface Listening extends Application {
  url: string;
}

/** Creates an application and starts listening. Throws Failure, FaultyFixture or UnusableData. */
export async function listening(config: Config): Promise<Listening> {
  const { createApplication } = await import('../app.js');
  const application = await createApplication(config, { notice: (line) => process.stderr.write(`${line}\n`) });
  try {
    return { ...application, url: await application.listen() };
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

function explained(error: unknown, { port: plain, tls, host, names }: Config): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const secure = tls !== undefined && tls !== plain && 'port' in error && error.port === tls;
  const [port, name] = secure ? [tls, names.tls] : [plain, names.port];
  switch (error.code) {
    case 'EADDRINUSE':
      return portInUse(port, host, name);
    case 'EACCES':
      return new Failure(`permission denied for port ${port} on ${host}; ${otherPort(name)}`);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
      return new Failure(`${names.host} must be an address of this machine, not '${host}'`, 2);
    default:
      return error;
  }
}
