// Which operation a request is for. Fastify knows one route for each of the two APIs: a route for each operation would take a tenth
// of a start. The same router as Fastify's finds the operation, and learns those of a part of an API (`webhooks`, `whatsapp`) from
// the first request for that part.
import findMyWay from 'find-my-way';
import { contract, type Operation, type Outlined } from '../contract/load.js';
import { routeOf } from './routes.js';

/** Longer than any URL that Node's HTTP server accepts: the contract decides which ids are too long. */
const maxParamLength = 16 * 1024;

/** How the server and the two APIs read a path. */
export const pathOptions = { maxParamLength, ignoreTrailingSlash: true } as const;

export interface Found {
  operation: Operation;
  /** The same object for each request of a URL. */
  params: Record<string, string>;
  /** The same text for each request of a URL. */
  url: string;
}

/** How many URLs are remembered, and up to which length. */
const mostRecent = 500;
const longestRecent = 250;

type Router = ReturnType<typeof findMyWay>;

/** Where both APIs say what a path is about, after `/v1/projects/{projectId}` or `/__admin/projects/{projectId}`. */
function partOf(path: string): string {
  if (!path.startsWith('/')) return '';
  let slashes = 0;
  let start = 0;
  for (let end = 0; end < path.length; end++) {
    const character = path[end];
    if (character === '?' || character === '#') return slashes === 4 ? path.slice(start, end) : '';
    if (character !== '/') continue;
    if (slashes === 4) return path.slice(start, end);
    if (++slashes === 4) start = end + 1;
  }
  return slashes === 4 ? path.slice(start) : '';
}

const noHandler = (): void => undefined;

const names = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'] as const;
const methods = new Map<string, (typeof names)[number]>(names.map((name) => [name, name]));

/** No path has optional parameters. */
function isWhole(params: Record<string, string | undefined>): params is Record<string, string> {
  for (const name in params) if (params[name] === undefined) return false;
  return true;
}

export class OperationRouter {
  readonly #parts = new Map<string, Outlined[]>();
  readonly #routers = new Map<string, Router>();
  /** What was found for a URL; clients repeat the same few, with one method each. */
  readonly #recent = new Map<string, { method: string; found: Found }>();
  /** Without HEAD, which Fastify adds. */
  readonly methods: readonly string[];

  /** `route`: the only one that Fastify has for these operations. */
  constructor(
    readonly route: string,
    readonly operations: readonly Outlined[],
    private readonly hasHead: (operation: Pick<Outlined, 'hasEffect'>) => boolean,
  ) {
    for (const operation of operations) {
      const part = partOf(operation.path);
      if (part.startsWith('{')) throw new Error(`${operation.path} has a parameter where others name their part`);
      this.#parts.set(part, [...(this.#parts.get(part) ?? []), operation]);
    }
    this.methods = [...new Set(operations.map(({ method }) => method))];
  }

  /** `url`: as the request has it. */
  find(method: string, url: string): Found | undefined {
    const recent = this.#recent.get(url);
    if (recent?.method === method) return recent.found;
    const found = this.#look(method, url);
    if (found && url.length <= longestRecent) {
      if (this.#recent.size === mostRecent) this.#recent.clear();
      this.#recent.set(url, { method, found });
    }
    return found;
  }

  #look(method: string, url: string): Found | undefined {
    const isHead = method === 'HEAD';
    const named = methods.get(isHead ? 'GET' : method);
    const found = named && this.#routerOf(url)?.find(named, url);
    if (!found || !isWhole(found.params)) return undefined;
    const operation: Operation = found.store;
    return isHead && !this.hasHead(operation) ? undefined : { operation, params: found.params, url };
  }

  /** The methods of an operation, as Fastify would add them. */
  methodsOf(operation: Outlined): string[] {
    const { method } = operation;
    return method === 'GET' && this.hasHead(operation) ? [method, 'HEAD'] : [method];
  }

  #routerOf(url: string): Router | undefined {
    const part = readPart(url);
    const known = this.#routers.get(part);
    if (known) return known;
    const operations = this.#parts.get(part);
    if (!operations) return undefined;
    const router = findMyWay(pathOptions);
    for (const operation of operations) {
      const { method, url } = routeOf(operation);
      const named = methods.get(method);
      if (!named) throw new Error(`${operation.id}: no route has the method ${method}`);
      router.on(named, url, noHandler, contract.operations.get(operation.id));
    }
    this.#routers.set(part, router);
    return router;
  }
}

function readPart(url: string): string {
  // A proxy's client sends the whole URL.
  const path = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/]*/i, '');
  const part = partOf(path);
  if (!part.includes('%')) return part;
  try {
    return decodeURI(part);
  } catch {
    return part;
  }
}

export const apiOperations = new OperationRouter(
  '/v1/*',
  contract.outlines.filter(({ service }) => service !== 'control'),
  // Clients that send HEAD expect that nothing happens.
  ({ hasEffect }) => !hasEffect,
);

export const controlOperations = new OperationRouter(
  '/__admin/*',
  contract.outlines.filter(({ service }) => service === 'control'),
  () => true,
);

/** The operation that takes a request; undefined: none does. */
export const operationOf = (method: string, url: string): Operation | undefined =>
  (apiOperations.find(method, url) ?? controlOperations.find(method, url))?.operation;
