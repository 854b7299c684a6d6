// Logs warnings and errors to stderr as plain lines. At `info` and `debug`, Fastify's own logger also logs every request.
export interface Log {
  error(error: Error): void;
  warn(line: string): void;
}

/** `shown`: what is written of the text of an error. */
export function createLog(level: string, shown: (text: string) => string): Log {
  const write = (text: string): void => void process.stderr.write(`${text}\n`);
  const drop = (): void => undefined;
  return {
    error: level === 'silent' ? drop : (error) => write(shown(error.stack ?? error.message)),
    warn: level === 'silent' || level === 'error' ? drop : write,
  };
}
