// Clients that know only the address of the balancer: they create, comment on, read and delete, and keep a ledger of what was
// acknowledged.
import { backendHeader, ownHeader } from './balancer.js';

const authorization = `Basic ${Buffer.from('key:secret').toString('base64')}`;

export interface Answer {
  status: number;
  headers: Headers;
  body: any;
}

/** Calls through the balancer, as JSON. */
export async function call(
  url: string,
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    ...(signal && { signal }),
    headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** What one project must have, and what it may have. */
export class Project {
  /** Paths that were acknowledged, and what they were created with. */
  readonly present = new Map<string, object>();
  /** Paths whose deletion was acknowledged. */
  readonly deleted = new Set<string>();
  /** Texts of which each must be in a webhook that was received. */
  readonly events = new Set<string>();
  /** Names of templates to comment on. */
  readonly templates: string[] = [];
  /** Paths of webhooks that can be deleted. */
  readonly webhooks: string[] = [];
  acknowledged = 0;

  constructor(readonly id: string) {}

  get path(): string {
    return `/v1/projects/${this.id}`;
  }
}

/** A call that the balancer answered itself. Times of Date.now(). */
export interface Abandoned {
  how: string;
  /** Address of the process that had it. */
  backend: string;
  from: number;
  until: number;
}

export class Ledger {
  readonly projects: Project[];
  /** Ids that the simulator gave. */
  readonly ids: string[] = [];
  /** 503 with Retry-After. */
  refused = 0;
  /** The balancer had to give up, because a process was killed or paused in the middle of what it may not repeat. */
  readonly abandoned: Abandoned[] = [];
  /** Answers that no client must see, and changes that were acknowledged and not seen by the next call. */
  readonly wrong: string[] = [];
  readonly stale: string[] = [];

  constructor(count: number) {
    this.projects = Array.from({ length: count }, (_, number) => new Project(`team-${number}`));
  }

  get acknowledged(): number {
    return this.projects.reduce((sum, project) => sum + project.acknowledged, 0);
  }
}

export interface LoadOptions {
  url: string;
  ledger: Ledger;
  random: () => number;
  targetOf: (project: string) => string;
  /** Calls at the same time. */
  clients: number;
  /** How long a client waits between two projects, milliseconds. */
  pace: number;
  stopped: () => boolean;
}

/** How long a client waits after a refusal, milliseconds: less than Retry-After says, for a hard case. */
const pause = 50;
const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

let number = 0;

/** Writes until it is stopped. */
export async function load(options: LoadOptions): Promise<void> {
  const { ledger, stopped, pace } = options;
  const clients = Math.min(options.clients, ledger.projects.length);
  // Each project has one client, so that nobody else changes what it compares.
  const shares = Array.from({ length: clients }, (_, client) =>
    ledger.projects.filter((_, index) => index % clients === client),
  );
  await Promise.all(
    shares.map(async (share) => {
      for (let turn = 0; !stopped(); turn++) {
        await step(options, share[turn % share.length]!);
        if (pace > 0) await sleep(pace);
      }
    }),
  );
}

/** One call of a client, and what it concludes from the answer; undefined: it does not know. */
async function send(
  { url, ledger }: LoadOptions,
  method: string,
  path: string,
  body?: object,
): Promise<Answer | undefined> {
  const from = Date.now();
  let answer: Answer;
  try {
    answer = await call(url, method, path, body);
  } catch (error) {
    ledger.wrong.push(`${method} ${path}: ${error}`);
    return undefined;
  }
  const { status, headers } = answer;
  const own = headers.get(ownHeader);
  if (own === 'cut' || own === 'silent') {
    const backend = String(headers.get(backendHeader));
    ledger.abandoned.push({ how: `${method} ${path}: ${own}`, backend, from, until: Date.now() });
    return undefined;
  }
  if (status === 503) {
    if (headers.has('retry-after')) ledger.refused++;
    else ledger.wrong.push(`${method} ${path}: 503 without Retry-After`);
    await sleep(pause);
    return undefined;
  }
  return answer;
}

async function step(options: LoadOptions, project: Project): Promise<void> {
  const { ledger, random } = options;
  if (project.acknowledged === 0) return void (await subscribe(options, project));
  const kind = random();
  const created =
    kind < 0.4
      ? await createTemplate(options, project)
      : kind < 0.7
        ? await comment(options, project)
        : kind < 0.9
          ? await createWebhook(options, project)
          : await deleteWebhook(options, project);
  if (created === undefined || random() < 0.5) return;
  const seen = await send(options, 'GET', created);
  const expected = project.deleted.has(created) ? 404 : 200;
  if (seen && seen.status !== expected)
    ledger.stale.push(`GET ${created}: ${seen.status} ${JSON.stringify(seen.body)}`);
}

/** Notes an answer that has none of the expected statuses. */
function accepted({ ledger }: LoadOptions, what: string, answer: Answer | undefined, ...statuses: number[]): boolean {
  if (!answer) return false;
  if (statuses.includes(answer.status)) return true;
  ledger.wrong.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return false;
}

/** The webhook of all events; each project has one, or it is not used. */
async function subscribe(options: LoadOptions, project: Project): Promise<void> {
  const path = `${project.path}/webhooks`;
  const body = { target: options.targetOf(project.id), secret: 's', triggers: ['ALL'] };
  const answer = await send(options, 'POST', path, body);
  // A former try may have been carried out without an answer.
  if (!accepted(options, `POST ${path}`, answer, 201, 409)) return;
  if (answer?.status === 201) {
    options.ledger.ids.push(answer.body.id);
    project.present.set(`${path}/${answer.body.id}`, { target: body.target });
  }
  project.acknowledged++;
}

async function createTemplate(options: LoadOptions, project: Project): Promise<string | undefined> {
  const name = `template_${number++}`;
  const path = `${project.path}/whatsapp/templates`;
  const body = {
    name,
    language: 'EN',
    category: 'UTILITY',
    status: 'SUBMIT',
    details: { components: [{ type: 'BODY', text: `This is ${name}` }] },
  };
  if (!accepted(options, `POST ${path}`, await send(options, 'POST', path, body), 201)) return undefined;
  project.acknowledged++;
  const own = `${path}/${name}/languages/EN`;
  project.present.set(own, { name, details: body.details });
  project.events.add(`"WHATSAPP_TEMPLATE_APPROVED" "${name}"`);
  project.templates.push(name);
  return own;
}

async function comment(options: LoadOptions, project: Project): Promise<undefined> {
  const name = project.templates.at(-1);
  if (name === undefined) return;
  const path = `${project.path}/whatsapp/templates/${name}/languages/EN/comments`;
  const text = `comment ${number++}`;
  if (!accepted(options, `POST ${path}`, await send(options, 'POST', path, { comment: text }), 201)) return;
  project.acknowledged++;
  project.events.add(`"WHATSAPP_TEMPLATE_COMMENT_ADDED" "${text}"`);
}

/** A webhook that no event fits, for its id. A project has few. */
async function createWebhook(options: LoadOptions, project: Project): Promise<string | undefined> {
  if (project.webhooks.length > 4) return deleteWebhook(options, project);
  const path = `${project.path}/webhooks`;
  const target = `http://127.0.0.1:9/${number++}`;
  const body = { target, secret: 's', triggers: ['KAKAOTALK_SENDER_INACTIVE'] };
  const answer = await send(options, 'POST', path, body);
  // Those that were created without an answer count, too.
  if (answer?.status === 424) return undefined;
  if (!accepted(options, `POST ${path}`, answer, 201)) return undefined;
  project.acknowledged++;
  options.ledger.ids.push(answer?.body.id);
  const own = `${path}/${answer?.body.id}`;
  project.present.set(own, { target });
  project.webhooks.push(own);
  return own;
}

async function deleteWebhook(options: LoadOptions, project: Project): Promise<string | undefined> {
  const own = project.webhooks.shift();
  if (own === undefined) return undefined;
  const before = project.present.get(own);
  project.present.delete(own);
  const answer = await send(options, 'DELETE', own);
  // The balancer may have repeated it.
  if (!accepted(options, `DELETE ${own}`, answer, 200, 204, 404)) return undefined;
  if (before) project.deleted.add(own);
  project.acknowledged++;
  return own;
}
