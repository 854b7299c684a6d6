// Several simulators with one database behind a balancer, under load, while their processes, their networks and the database
// are disturbed; then everything is counted.
import type postgres from 'postgres';
import { randomFrom } from '../fuzz-requests.js';
import { audit, type Blow, type BlowKind, type Counts, type Faults } from './audit.js';
import { Balancer } from './balancer.js';
import { Leases } from './leases.js';
import { Ledger, load } from './load.js';
import { Member } from './member.js';
import { Receiver } from './receiver.js';
import { type Watch, watch } from './watch.js';

export interface TrialOptions {
  /** Arguments of Node that start the simulator, without `start`'s flags. */
  command: readonly string[];
  /** URL of the database, with a schema that nobody uses. */
  store: string;
  /** A client of it that is not cut off. */
  sql: postgres.Sql;
  /** Crashes the database and starts it. */
  restart?: () => Promise<void>;
  /** Lease, as the flag takes it. */
  lease: string;
  members: number;
  projects: number;
  clients: number;
  /** How long a client waits between two projects, milliseconds. */
  pace: number;
  seed: number;
  blows: readonly BlowKind[];
  /** Each project gets so many changes acknowledged between two blows. */
  between: number;
  progress?: (line: string) => void;
}

export interface TrialResult {
  counts: Counts & {
    /** Blow -> each time until every project was served again, milliseconds. */
    takeovers: Record<string, number[]>;
    /** How long each process took to end after SIGTERM, milliseconds. */
    stops: number[];
  };
  faults: Faults;
  /** What the processes wrote to stderr. */
  output: string;
}

/** How often a condition is looked at, milliseconds. */
const glance = 20;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, glance));
}

/** How long a webhook takes at most, milliseconds: long enough that a blow meets some. */
const slowestAnswer = 40;

export async function trial(options: TrialOptions): Promise<TrialResult> {
  const { command, store, lease, seed, clients, pace, between, progress = () => undefined } = options;
  const random = randomFrom(seed);
  const ledger = new Ledger(options.projects);
  const blows: Blow[] = [];
  const urls = new Map<string, string>();
  const leases = new Leases(options.sql, new URL(store).searchParams.get('schema') ?? '');
  const takeovers: Record<string, number[]> = {};
  const stops: number[] = [];
  const note = (kind: BlowKind, from: number): void => {
    takeovers[kind] = [...(takeovers[kind] ?? []), Date.now() - from];
  };
  const balancer = new Balancer();
  const receiver = new Receiver(() => random() * slowestAnswer);
  const flags = ['--lease', lease, '--review', '200ms', '--log-level', 'error'];
  const members = Array.from(
    { length: options.members },
    (_, number) => new Member(number, { command, store, flags: [...flags] }),
  );

  /** Those that start, and when they are ready. */
  const starting = new Map<Member, Promise<void>>();
  const start = (member: Member): Promise<void> => {
    const started = member.start().then(() => {
      balancer.add(member.url);
      urls.set(member.sender, member.url);
      starting.delete(member);
    });
    // A failure is seen by who waits for it.
    started.catch(() => undefined);
    starting.set(member, started);
    return started;
  };
  /** Resolves when each project has got some more changes acknowledged. */
  const progressed = (count: number): Promise<void> => {
    const goals = ledger.projects.map((project) => [project, project.acknowledged + count] as const);
    return until(() => goals.every(([{ acknowledged }, goal]) => acknowledged >= goal));
  };

  async function strike(kind: BlowKind, member: Member): Promise<void> {
    const { sender, url } = member;
    const from = Date.now();
    const blow: Blow = {
      kind,
      sender: kind === 'restart' ? undefined : sender,
      url,
      from,
      to: Number.POSITIVE_INFINITY,
    };
    blows.push(blow);
    switch (kind) {
      case 'kill': {
        await member.end('SIGKILL');
        // The balancer still knows the address: a process that is gone does not say goodbye.
        await progressed(1);
        note(kind, from);
        balancer.remove(url);
        void start(member);
        break;
      }
      case 'stop': {
        // What a cluster does first: no new requests.
        balancer.remove(url);
        await member.end('SIGTERM');
        stops.push(Date.now() - from);
        await progressed(1);
        note(kind, from);
        void start(member);
        break;
      }
      case 'pause': {
        member.pause();
        await progressed(1);
        note(kind, from);
        member.resume();
        break;
      }
      case 'cut':
      case 'stall': {
        member.network.set(kind === 'cut' ? 'cut' : 'stalled');
        await progressed(1);
        note(kind, from);
        member.network.set('open');
        break;
      }
      case 'restart':
        await options.restart?.();
        await progressed(1);
        note(kind, from);
    }
    blow.to = Date.now();
  }

  let watching: Watch | undefined;
  try {
    const url = await balancer.listen();
    await receiver.listen();
    // The first one makes the tables.
    const [first, ...others] = members;
    await start(first!);
    await leases.watch();
    await Promise.all(others.map(start));
    let stopped = false;
    const loading = load({ url, ledger, random, clients, pace, targetOf: receiver.targetOf, stopped: () => stopped });
    watching = watch(url, ledger);
    await progressed(between);
    for (const kind of options.blows) {
      // A process that starts needs its database, and another one to do the work meanwhile.
      if (kind !== 'pause' || starting.size > 1) await Promise.all(starting.values());
      const running = members.filter((member) => !starting.has(member));
      const member = running[Math.floor(random() * running.length)]!;
      progress(`${kind} ${member.sender}`);
      await strike(kind, member);
      await progressed(between);
    }
    await Promise.all(starting.values());
    stopped = true;
    await loading;
    for (const { crashes } of members) ledger.wrong.push(...crashes);
    const { counts, faults } = await audit({
      url,
      ledger,
      watch: watching,
      receipts: receiver.receipts,
      blows,
      leases,
      urls,
      givenUp: balancer.givenUp,
    });
    return { counts: { ...counts, takeovers, stops }, faults, output: members.map(({ output }) => output).join('') };
  } finally {
    await watching?.end();
    await Promise.all(members.map((member) => member.close()));
    await balancer.close();
    await receiver.close();
  }
}
