// Compares what the clients were told and what the receiver got with what the cluster has.

import type { Leases } from './leases.js';
import { type Answer, call, type Ledger, type Project } from './load.js';
import type { Receipt } from './receiver.js';
import type { Told, Watch } from './watch.js';

/**
 * `kill`: kill -9 and a start. `pause`: SIGSTOP for longer than the lease, then SIGCONT. `stop`: SIGTERM and a start, as in a
 * rolling update. `restart`: the database crashes and starts. `cut`, `stall`: one process loses its connections to the
 * database, or they swallow everything, for longer than the lease.
 */
export const blowKinds = ['kill', 'pause', 'stop', 'restart', 'cut', 'stall'] as const;
export type BlowKind = (typeof blowKinds)[number];

/** After these, what a process was in the middle of has no answer: a balancer cannot know whether it was carried out. */
const withoutAnswer: ReadonlySet<BlowKind> = new Set(['kill', 'pause']);

/** Something that was done to a process, or, without `sender`, to all of them. Times of Date.now(). */
export interface Blow {
  kind: BlowKind;
  sender: string | undefined;
  /** Address of the process. */
  url: string;
  from: number;
  to: number;
}

/** Everything in it must be empty. */
export interface Faults {
  /** Acknowledged changes that are not there, or came back. */
  lost: string[];
  /** Events of acknowledged changes that no webhook told. */
  undelivered: string[];
  /** Attempts that were sent twice, and events that a process sent again without having taken the project in the meantime. */
  sentTwice: string[];
  /** Families that a process took that the others had taken for dead. */
  takenByTheDead: string[];
  /** Webhooks that were received, and of which the cluster knows nothing. */
  unrecorded: string[];
  /** Projects that never came to rest. */
  stuck: string[];
  /** Ids that were given twice. */
  sameIds: string[];
  /** Answers that came before what was acknowledged earlier. */
  stale: string[];
  /** Events of which a stream told nothing, although it did not say that anything is missing. */
  untold: string[];
  /** Events that a stream told twice, or that never happened. */
  toldWrong: string[];
  /** What is wrong with streams and waits: messages out of order, waits that ended early, other answers. */
  watching: string[];
  /** What clients saw beside what the API answers and 503 with Retry-After. */
  wrong: string[];
}

export interface Counts {
  acknowledged: number;
  events: number;
  received: number;
  /** 503 with Retry-After. */
  refused: number;
  /** Calls that the balancer gave up, because they were with a process that was killed or paused. */
  abandoned: number;
  /** How often a stream was opened, and how often it said that its history starts over. */
  streams: { opened: number; restarted: number };
  /** Waits that were satisfied, and that were sent again. */
  waits: { satisfied: number; repeated: number };
  /** Events that the next owner sent again, because the former one lost the project before it saved the result. */
  repeated: number;
  /** Attempts that a process was about to send when it was paused, and sent after its lease. */
  late: number;
}

/** Deliveries that a project keeps; with more of them, those of the beginning are gone. */
const keptDeliveries = 1000;

interface Delivery {
  id: string;
  status: string;
  body: string;
  created: string;
}

export interface Evidence {
  url: string;
  ledger: Ledger;
  watch: Watch;
  receipts: readonly Receipt[];
  blows: readonly Blow[];
  leases: Leases;
  /** Processes that did not tell the balancer for some seconds whether they are ready. */
  givenUp: readonly { url: string; at: number }[];
  /** Name of each process -> its address. */
  urls: ReadonlyMap<string, string>;
}

/** Reads; what changes hands is asked for again. */
async function ask(url: string, path: string): Promise<Answer> {
  for (;;) {
    const answer = await call(url, 'GET', path);
    if (answer.status !== 503 || !answer.headers.has('retry-after')) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** How long a project may stay as it is with something left to do, milliseconds. */
const stuckAfter = 90_000;

/** Resolves when a project has nothing left to do; or with what is left, when nothing happens any more. */
async function settled(url: string, { id }: Project): Promise<string | undefined> {
  let before = '';
  let since = performance.now();
  for (;;) {
    const left = await leftToDo(url, id);
    if (left === undefined) return undefined;
    if (left !== before) {
      before = left;
      since = performance.now();
    }
    if (performance.now() - since > stuckAfter) return `${id}: ${left}`;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function leftToDo(url: string, id: string): Promise<string | undefined> {
  const admin = `/__admin/projects/${id}`;
  const [pending, sent] = [await ask(url, `${admin}/pending`), await ask(url, `${admin}/deliveries`)];
  const failed = [pending, sent].find(({ status }) => status !== 200);
  if (failed) return `${failed.status} ${JSON.stringify(failed.body)}`;
  const waiting = sent.body.deliveries.filter(({ status }: Delivery) => status === 'pending');
  const jobs = pending.body.pending;
  if (waiting.length === 0 && jobs.length === 0) return undefined;
  return `${JSON.stringify(jobs[0])}, ${jobs.length} in all; ${JSON.stringify(waiting[0])}, ${waiting.length} in all`;
}

/** The event of a body, and the text by which the load knows it. */
function nameOf(body: string): string {
  const { type, comment, payload } = JSON.parse(body);
  return `"${type}" "${comment ?? payload.name}"`;
}

/** Each value of a record is in another one. */
const contains = (whole: any, part: object): boolean =>
  Object.entries(part).every(([key, value]) => JSON.stringify(whole[key]) === JSON.stringify(value));

async function compareRecords({ url }: Evidence, project: Project, lost: string[]): Promise<void> {
  for (const [path, record] of project.present) {
    const { status, body } = await ask(url, path);
    if (status !== 200 || !contains(body, record)) lost.push(`${path}: ${status} ${JSON.stringify(body)}`);
  }
  for (const path of project.deleted) {
    const { status } = await ask(url, path);
    if (status !== 404) lost.push(`${path}: was deleted, and is ${status}`);
  }
}

async function compareDeliveries(
  { url }: Evidence,
  project: Project,
  receipts: readonly Receipt[],
  faults: Faults,
): Promise<void> {
  const received = new Set(receipts.map(({ body }) => nameOf(body)));
  for (const event of project.events) if (!received.has(event)) faults.undelivered.push(`${project.id}: ${event}`);
  const { body } = await ask(url, `/__admin/projects/${project.id}/deliveries`);
  const deliveries: Delivery[] = body.deliveries;
  const known = new Set(deliveries.map(({ body }) => body));
  for (const { id, status } of deliveries)
    if (status !== 'delivered') faults.undelivered.push(`${project.id}: ${id} is ${status}`);
  if (deliveries.length >= keptDeliveries) return;
  for (const { body, sender } of receipts)
    if (!known.has(body)) faults.unrecorded.push(`${project.id}: ${nameOf(body)} by process ${sender}`);
}

const sumOf = <T>(values: readonly T[], numberOf: (value: T) => number): number =>
  values.reduce((sum, value) => sum + numberOf(value), 0);

/** How much later than it was sent a webhook may be noted, milliseconds. */
const lag = 1000;

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value)) ?? [];
    groups.set(keyOf(value), group);
    group.push(value);
  }
  return groups;
}

/**
 * Counts events that were sent again with a reason, as another attempt: another process, or the same one once more, took the
 * project before the result of the former attempt was saved; or the process was paused between its last look at the lease and
 * the packet.
 */
function compareAttempts(
  receipts: readonly Receipt[],
  { leases, urls, blows }: Evidence,
  faults: Faults,
  counts: Pick<Counts, 'repeated' | 'late'>,
): void {
  for (const [first, ...others] of grouped(receipts, ({ body }) => body).values()) {
    let last = first!;
    for (const again of others) {
      const { project, sender, at } = again;
      const wasTaken = leases.wasTaken(project, urls.get(sender) ?? '', last.at - lag, at);
      const wasPaused = blows.some(
        ({ kind, sender, from, to }) => kind === 'pause' && sender === again.sender && at >= from && at <= to + lag,
      );
      const isOther = again.attempt !== last.attempt;
      if (isOther && wasTaken) counts.repeated++;
      else if (isOther && wasPaused) counts.late++;
      else {
        const which = isOther ? 'another attempt' : 'the same attempt';
        const when = `${Math.round(at - last.at)} ms after process ${last.sender}`;
        faults.sentTwice.push(`${project}: ${nameOf(again.body)} by process ${sender}, ${which}, ${when}`);
      }
      last = again;
    }
  }
}

/** Resolves when a stream has told everything, or tells nothing any more. */
async function caughtUp(url: string, told: Told): Promise<void> {
  const { body } = await ask(url, `/__admin/projects/${told.project}/history?limit=1`);
  const since = performance.now();
  while (told.last !== body.next && performance.now() - since < stuckAfter)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Compares what a stream told with the events of its project. */
async function compareTold(url: string, told: Told, { untold, toldWrong }: Faults): Promise<void> {
  await caughtUp(url, told);
  const { project, gaps, events } = told;
  const { body } = await ask(url, `/__admin/projects/${project}/deliveries`);
  const deliveries: Delivery[] = body.deliveries;
  const known = new Set<string>();
  for (const { body, created } of deliveries) {
    const name = nameOf(body);
    known.add(name);
    const at = Date.parse(created);
    if (events.has(name) || gaps.some(({ from, to }) => at >= from && at <= to)) continue;
    untold.push(`${project}: ${name} of ${created}; gaps ${JSON.stringify(gaps)}`);
  }
  for (const [name, times] of events) {
    if (times > 1) toldWrong.push(`${project}: ${name}, ${times} times`);
    if (deliveries.length < keptDeliveries && !known.has(name)) toldWrong.push(`${project}: ${name} never happened`);
  }
}

export async function audit(evidence: Evidence): Promise<{ counts: Counts; faults: Faults }> {
  const { url, ledger, watch, receipts, blows, leases, givenUp } = evidence;
  const { stale, wrong, abandoned, refused, ids } = ledger;
  const left = await Promise.all(ledger.projects.map((project) => settled(url, project)));
  const stuck = left.flatMap((what) => what ?? []);
  await leases.read();
  const faults: Faults = {
    lost: [],
    undelivered: [],
    sentTwice: [],
    takenByTheDead: leases.takenByTheDead,
    unrecorded: [],
    stuck,
    sameIds: [],
    untold: [],
    toldWrong: [],
    watching: watch.faults,
    stale,
    wrong,
  };
  const byProject = grouped(receipts, ({ project }) => project);
  const attempts = { repeated: 0, late: 0 };
  await Promise.all(
    ledger.projects.map(async (project) => {
      const own = byProject.get(project.id) ?? [];
      await compareRecords(evidence, project, faults.lost);
      await compareDeliveries(evidence, project, own, faults);
      compareAttempts(own, evidence, faults, attempts);
    }),
  );
  await Promise.all(watch.told.map((told) => compareTold(url, told, faults)));
  faults.sameIds.push(...ids.filter((id, index) => ids.indexOf(id) !== index));
  for (const call of abandoned) {
    // On a busy machine, a process may be as silent as if it had been paused.
    const wasSilent = givenUp.some(({ url, at }) => url === call.backend && at >= call.from && at <= call.until + lag);
    const excused = blows.some(
      ({ kind, url, from, to }) =>
        withoutAnswer.has(kind) && url === call.backend && from <= call.until && to >= call.from,
    );
    const near = blows.filter(({ from, to }) => from <= call.until && to >= call.from);
    const what = near.map(({ kind, url }) => `${kind}${url === call.backend ? '' : ' of another process'}`).join(', ');
    const took = `after ${call.until - call.from} ms`;
    if (!excused && !wasSilent) faults.wrong.push(`${call.how} ${took}; meanwhile: ${what || 'nothing'}`);
  }
  const counts = {
    acknowledged: ledger.acknowledged,
    events: sumOf(ledger.projects, ({ events }) => events.size),
    received: receipts.length,
    refused,
    abandoned: abandoned.length,
    streams: {
      opened: sumOf(watch.told, ({ opened }) => opened),
      restarted: sumOf(watch.told, ({ restarts }) => restarts),
    },
    waits: watch.waits,
    ...attempts,
  };
  return { counts, faults };
}
