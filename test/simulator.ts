// A simulator for one test: closed when the test ends, with a frozen clock, used through HTTP. Any response that reveals a
// bug of the simulator fails the test.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import { type Application, type ApplicationOptions, createApplication } from '../src/app.js';
import type { Config } from '../src/config/settings.js';
import { readConfig } from '../src/config.js';
import type { ControlDelivery, ControlFired, ControlPending } from '../src/contract/types.js';
import type { SeedRecord } from '../src/engine/world/scenario.js';
import type { ProjectWorld } from '../src/engine/world/world.js';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: any;
}

export interface Received {
  headers: IncomingHttpHeaders;
  body: any;
  text: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Statuses of the next responses; 200 once they are used up. */
  answers: number[];
}

type Headers = Record<string, string>;

/** Base64 of `key:secret`: open mode accepts any credentials. */
export const basic = `Basic ${Buffer.from('key:secret').toString('base64')}`;

export class TestProject {
  constructor(
    private readonly t: Test,
    readonly application: Application,
    readonly id: string,
  ) {}

  /** The world itself, for what no API returns. */
  get world(): ProjectWorld {
    return this.application.simulation.world(this.id);
  }

  project(id: string): TestProject {
    return new TestProject(this.t, this.application, id);
  }

  get = (path: string, headers?: Headers): Promise<Answer> => this.request('GET', path, undefined, headers);
  post = (path: string, body?: unknown, headers?: Headers): Promise<Answer> =>
    this.request('POST', path, body, headers);
  put = (path: string, body?: unknown, headers?: Headers): Promise<Answer> => this.request('PUT', path, body, headers);
  patch = (path: string, body?: unknown, headers?: Headers): Promise<Answer> =>
    this.request('PATCH', path, body, headers);
  delete = (path: string, headers?: Headers): Promise<Answer> => this.request('DELETE', path, undefined, headers);

  /** Sends a request below this project's path; `body` is sent as JSON, a string unchanged. */
  request(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.raw(method, `/v1/projects/${encodeURIComponent(this.id)}${path}`, body, {
      authorization: basic,
      ...headers,
    });
  }

  /** Sends a request to any path of the server. */
  async raw(method: string, url: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const response = await this.application.app.inject({
      method: method as 'GET',
      url,
      headers: { ...(payload !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(payload !== undefined && { payload }),
    });
    const bug = response.headers['x-simulator-bug'];
    if (bug) this.t.fail(`${method} ${url}: ${bug}`);
    const isJson = String(response.headers['content-type']).includes('json');
    return { status: response.statusCode, headers: response.headers, body: isJson ? response.json() : response.body };
  }

  /** Calls the control API below this project's path; throws on an error. */
  async control(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await this.admin(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Like `control`, but returns any response. */
  admin(method: string, path: string, body?: unknown, headers?: Headers): Promise<Answer> {
    return this.raw(method, `/__admin/projects/${encodeURIComponent(this.id)}${path}`, body, headers);
  }

  /** Starts this project over with the given records, by collection. */
  startFrom(records: Record<string, object[]>, initialized: readonly string[] = ['whatsapp']): void {
    const { simulation } = this.application;
    const projects = { '*': { initialized: [...initialized], records: records as Record<string, SeedRecord[]> } };
    const faults = simulation.addScenario({ name: 'records', description: 'Records of a test', projects });
    if (faults.length > 0) throw new Error(faults.join('; '));
    simulation.reset(this.id, { scenario: 'records' });
  }

  /** Advances the clock by `10s`, `30d` and returns what happened. */
  async advance(by: string): Promise<ControlFired[]> {
    return (await this.control('POST', '/clock/advance', { by })).fired;
  }

  async pending(): Promise<ControlPending[]> {
    return (await this.control('GET', '/pending')).pending;
  }

  /** Makes the only pending decision of a record. */
  async decide(key: string, outcome: string, given: Record<string, unknown> = {}): Promise<ControlFired[]> {
    const waiting = (await this.pending()).filter((pending) => pending.key === key && pending.decision !== 'clock');
    if (waiting.length !== 1) throw new Error(`${waiting.length} decisions wait for ${key}`);
    return (await this.control('POST', `/pending/${waiting[0]!.id}`, { outcome, with: given })).fired;
  }

  /** Makes a platform event happen. */
  async trigger(
    lifecycle: string,
    key: string,
    event: string,
    given: Record<string, unknown> = {},
  ): Promise<ControlFired[]> {
    return (await this.control('POST', '/trigger', { lifecycle, key, event, with: given })).fired;
  }

  async deliveries(): Promise<ControlDelivery[]> {
    return (await this.control('GET', '/deliveries?secrets=true')).deliveries;
  }

  /** Types of the events that were sent or are pending, in order. */
  async events(): Promise<string[]> {
    return (await this.deliveries()).map(({ type }) => type);
  }

  /** Subscribes a real receiver to every event of this project. */
  async subscribe(secret = 'secret', triggers = ['ALL']): Promise<Receiver> {
    const receiver = await listen(this.t);
    const { status } = await this.post('/webhooks', { target: receiver.url, secret, triggers });
    if (status !== 201) throw new Error(`the webhook was refused: ${status}`);
    return receiver;
  }
}

/** An HTTP server that records what it receives. */
export async function listen(t: Test): Promise<Receiver> {
  const receiver: Receiver = { url: '', received: [], answers: [] };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      receiver.received.push({ headers: request.headers, text, body: JSON.parse(text) });
      response.writeHead(receiver.answers.shift() ?? 200).end('received');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}

/** A simulator seen from one project; `sim.project(id)` gives others. */
export async function simulator(
  t: Test,
  overrides: Partial<Config> = {},
  options: ApplicationOptions = {},
): Promise<TestProject> {
  const config = { ...readConfig({ clock: 'frozen', logLevel: 'silent', port: '0' }, {}), ...overrides };
  const application = await createApplication(config, { fault: (bug) => t.fail(bug.message), ...options });
  await application.app.ready();
  t.teardown(() => application.close());
  return new TestProject(t, application, 'test-project');
}
