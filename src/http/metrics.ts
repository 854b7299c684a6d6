// GET /metrics, for Prometheus: what the simulator and its process do, as numbers. Loaded with --metrics only.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { apiOperations, controlOperations, operationOf } from './operation-router.js';

/** CPU, memory, garbage collection and the delay of the event loop: of the process, however many simulators it runs. */
const ofProcess = new Registry();
collectDefaultMetrics({ register: ofProcess });

/** What the gauges show, asked for at each scrape. */
export interface Measured {
  /** Projects in memory. */
  held(): number;
  /** Projects that rest: they are in the store only. */
  evicted(): number;
  /** Reasons why changes cannot be saved. */
  troubles(): number;
}

/** Label of a request or an attempt that got no answer, or only a part of one. */
const unanswered = 'none';

/** They stand for operations. */
const apiRoutes: ReadonlySet<string | undefined> = new Set([apiOperations.route, controlOperations.route]);

export class Metrics {
  readonly #own = new Registry();
  readonly #requests = new Counter({
    name: 'sinch_mock_requests_total',
    help: 'Requests by operation (its id; the route, where it is none) and status of the answer; none: it was not sent whole.',
    labelNames: ['operation', 'status'],
    registers: [this.#own],
  });
  readonly #deliveries = new Counter({
    name: 'sinch_mock_deliveries_total',
    help: 'Webhook deliveries by outcome: delivered, failed, withheld or cancelled.',
    labelNames: ['outcome'],
    registers: [this.#own],
  });
  readonly #attempts = new Counter({
    name: 'sinch_mock_delivery_attempts_total',
    help: 'Attempts to deliver a webhook event, by status of the answer; none: there was none.',
    labelNames: ['status'],
    registers: [this.#own],
  });

  /** Only of one of several processes. */
  addCluster({ takeovers }: { takeovers(): number }): { handedOn(): void } {
    const registers = [this.#own];
    new Counter({
      name: 'sinch_mock_lease_takeovers_total',
      help: 'Families of projects taken over from processes that had lost them.',
      registers,
      collect() {
        this.reset();
        this.inc(takeovers());
      },
    });
    const handed = new Counter({
      name: 'sinch_mock_requests_handed_on_total',
      help: 'Requests handed on to the process that holds their project; both count them as requests.',
      registers,
    });
    return { handedOn: () => handed.inc() };
  }

  constructor({ held, evicted, troubles }: Measured) {
    const registers = [this.#own];
    new Gauge({
      name: 'sinch_mock_projects',
      help: 'Projects by where they are: held in memory, or evicted, which are in the store only.',
      labelNames: ['place'],
      registers,
      collect() {
        this.set({ place: 'held' }, held());
        this.set({ place: 'evicted' }, evicted());
      },
    });
    new Gauge({
      name: 'sinch_mock_storage_troubles',
      help: 'Projects whose changes cannot be saved at present.',
      registers,
      collect() {
        this.set(troubles());
      },
    });
  }

  /** Counts every request from now on, and adds the route. */
  addTo(app: FastifyInstance): void {
    app.addHook('onRequest', (request, { raw }, done) => {
      // The one event that also comes when the connection ends before the answer does.
      raw.once('close', () => {
        const status = raw.writableEnded ? String(raw.statusCode) : unanswered;
        this.#requests.inc({ operation: this.#operationOf(request), status });
      });
      done();
    });
    app.get('/metrics', async (_request, reply) => {
      const all = Registry.merge([ofProcess, this.#own]);
      reply.header('content-type', all.contentType);
      return all.metrics();
    });
  }

  #operationOf({ method, url, routeOptions }: FastifyRequest): string {
    const route = apiRoutes.has(routeOptions.url) ? undefined : routeOptions.url;
    return operationOf(method, url)?.id ?? route ?? 'unknown';
  }

  /** A delivery has come to its end. */
  settled(outcome: string): void {
    this.#deliveries.inc({ outcome });
  }

  /** `status`: of the answer; undefined if there was none. */
  attempted(status: number | undefined): void {
    this.#attempts.inc({ status: status ?? unanswered });
  }
}
