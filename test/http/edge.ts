/** The HTTP edge alone, in front of handlers of the test; by default each handler only records its call. */
import type { Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { sampleOf } from '../../src/contract/sample.js';
import type { AnyServiceModule, Settings } from '../../src/engine/model.js';
import type { MagicError } from '../../src/engine/requests/magic.js';
import type { Simulation } from '../../src/engine/world/simulation.js';
import { AccessTokens } from '../../src/http/access-token.js';
import { addApiRoutes } from '../../src/http/api.js';
import { createServer, openToBrowsers } from '../../src/http/server.js';
import { addTokenRoute } from '../../src/http/token.js';
import { simulationOf } from '../engine/parcels.js';
import { basic } from '../simulator.js';

export interface Call {
  operation: string;
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

export interface Edge {
  simulation: Simulation;
  tokens: AccessTokens;
  /** Lets real time pass for access tokens. */
  passTime(milliseconds: number): void;
  /** Calls that reached a handler. */
  calls: Call[];
  /** Reported faults of the simulator itself. */
  faults: string[];
  ask(method: string, url: string, options?: { headers?: Record<string, string>; body?: unknown }): Promise<Reply>;
}

export interface Reply {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: any;
}

/** A handler for every operation of the API, which returns what its schema accepts. */
function recording(calls: Call[]): AnyServiceModule[] {
  return [...contract.operations.values()]
    .filter(({ service }) => service !== 'control')
    .map(({ controller, action, success }) => ({
      controller: controller as AnyServiceModule['controller'],
      handlers: {
        [action]: (call: Call) => {
          calls.push(call);
          return success.schema && sampleOf(success.schema, 'least');
        },
      },
    }));
}

/** `modules` replace the recording handlers. Credentials are sent unless a test passes an authorization. */
export async function edge(
  t: Test,
  {
    modules,
    magic = [],
    settings = {},
    channels = ['whatsapp', 'kakaotalk', 'rcs', 'sms'],
  }: {
    modules?: readonly AnyServiceModule[];
    magic?: readonly MagicError[];
    settings?: Partial<Settings>;
    channels?: string[];
  } = {},
): Promise<Edge> {
  let now = Date.parse('2026-06-01T00:00:00Z');
  const calls: Call[] = [];
  const faults: string[] = [];
  const { simulation } = simulationOf(settings, []);
  simulation.scenarios.get('empty')!.projects['*'] = { initialized: channels };
  const tokens = new AccessTokens(undefined, () => now);
  const report = ({ message }: Error): void => void faults.push(message);
  const doors = { token: undefined, origins: [], host: '127.0.0.1', allowHost: [] };
  const app = createServer({ logLevel: 'silent', report, unmatched: () => undefined, doors });
  openToBrowsers(app, (open) => {
    addTokenRoute(open, { simulation, tokens });
    addApiRoutes(open, modules ?? recording(calls), { simulation, tokens, magic, report });
  });
  await app.ready();
  t.teardown(() => app.close());
  return {
    simulation,
    tokens,
    passTime: (milliseconds) => {
      now += milliseconds;
    },
    calls,
    faults,
    async ask(method, url, { headers = {}, body } = {}) {
      const payload =
        body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const response = await app.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(payload !== undefined && { 'content-type': 'application/json' }),
          ...(!('authorization' in headers) && { authorization: basic }),
          ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
        },
        ...(payload !== undefined && { payload }),
      });
      const isJson = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        body: isJson && response.body !== '' ? response.json() : undefined,
      };
    },
  };
}

/** The shape of every error. */
export const envelope = { errorCode: /^[\w-]+$/, message: /\w/, resolution: /\w/ };
