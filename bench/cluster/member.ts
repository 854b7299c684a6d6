// One simulator of a cluster: a process that can be killed, paused, stopped and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { DatabaseProxy } from './database-proxy.js';

export interface MemberOptions {
  /** Arguments of Node that start the simulator, without `start`'s flags. */
  command: readonly string[];
  /** URL of the database. */
  store: string;
  /** Further flags. */
  flags: readonly string[];
}

const nameSender = new URL('./name-sender.js', import.meta.url).href;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class Member {
  readonly network: DatabaseProxy;
  #child: ChildProcess | undefined;
  #ended: Promise<void> | undefined;
  #starts = 0;
  #store: string | undefined;
  url = '';
  /** What its processes wrote to stderr. */
  output = '';
  /** Ends that nobody asked for. */
  readonly crashes: string[] = [];
  #asked = false;

  constructor(
    private readonly number: number,
    private readonly options: MemberOptions,
  ) {
    this.network = new DatabaseProxy(options.store);
  }

  /** Name of the process, another one for each start. */
  get sender(): string {
    return `${this.number}.${this.#starts}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts a process, and waits until it listens. */
  async start(): Promise<void> {
    this.#store ??= await this.network.listen();
    this.#starts++;
    const { sender } = this;
    const { command, flags } = this.options;
    const words = ['--import', nameSender, ...command, 'start', '--port', '0', '--advertise', 'http://127.0.0.1:0'];
    const { NODE_OPTIONS: _, ...environment } = process.env;
    const child = spawn(process.execPath, [...words, '--store', this.#store, ...flags], {
      env: { ...environment, SENDER: sender },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    running.add(child);
    this.#asked = false;
    const said = this.output.length;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
    });
    this.#ended = new Promise((resolve) =>
      child.once('close', (code, signal) => {
        if (!this.#asked) this.crashes.push(`process ${sender} ended (${code ?? signal}): ${this.output.slice(said)}`);
        running.delete(child);
        resolve();
      }),
    );
    this.url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /listening on (\S+)\n/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('close', () => reject(new Error(`a simulator did not start: ${said}${this.output}`)));
    });
  }

  pause = (): unknown => this.#child?.kill('SIGSTOP');
  resume = (): unknown => this.#child?.kill('SIGCONT');

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#asked = true;
    this.#child?.kill(signal);
    await this.#ended;
  }

  async close(): Promise<void> {
    await this.end('SIGKILL');
    await this.network.close();
  }
}
