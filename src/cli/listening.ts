import type { Application } from '../app.js';
import type { Config } from '../config.js';
import { Failure } from './failure.js';

export interface Listening extends Application {
  url: string;
}

/** Makes an application and lets it listen. Throws Failure, FaultyFixture or UnusableData. */
export async function listening(config: Config): Promise<Listening> {
  const { createApplication } = await import('../app.js');
  const application = await createApplication(config, { notice: (line) => process.stderr.write(`${line}\n`) });
  try {
    return { ...application, url: await application.app.listen({ port: config.port, host: config.host }) };
  } catch (error) {
    await application.close();
    throw explainListening(error as Error & { code?: string }, config);
  }
}

function explainListening(error: Error & { code?: string }, { port, host }: Config): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Failure(`port ${port} of ${host} is taken; --port chooses another one, --port 0 any free one`);
    case 'EACCES':
      return new Failure(`port ${port} of ${host} needs more rights; --port chooses another one`);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
      return new Failure(`--host must be an address of this machine, not '${host}'`, 2);
    default:
      return error;
  }
}
