// What the outside world owes: reviews, handsets, operators. Each waiting step says who decides, when it falls due,
// which outcome it will take and because of what: a rule, a magic value, or the default.
import { matchesGlob } from './glob.js';
import { type Arrow, fire, type Given, ImpossibleMove, type Lifecycle, startsAt, stateOf } from './lifecycle.js';
import { Problem } from './problem.js';
import type { World } from './world.js';

/** Outcome of a decision that nobody takes until it is taken by hand. */
export const hold = 'hold';

export interface Pending {
  id: string;
  lifecycle: string;
  key: string;
  /** Name of the decision, or `clock` for a move that only time makes. */
  decision: string;
  /** State field that waits; empty when the record as a whole does. */
  field: string;
  /** Who decides. */
  who: string;
  since: number;
  /** When it is taken; null: waits for a person. */
  due: number | null;
  outcome: string;
  with: Given;
  /** Which rule, magic value or default says so. */
  because: string;
  job?: string;
}

/** How decisions fall, as a tester ordered. */
export interface Rule {
  id: string;
  match: { lifecycle: string; key?: string; name?: string };
  /** Taken one after the other; a single one again and again. */
  outcomes: string[];
  with: Given;
  /** Delay in milliseconds instead of the default. */
  after?: number;
  /** How often it applies; without it, a chain once through, a single outcome without end. */
  times?: number;
  hits: number;
}

/** A row of fixtures/magic.yaml that decides an outcome. */
export interface MagicOutcome {
  lifecycles: readonly string[];
  contains?: string;
  equals?: string;
  outcome: string;
  with?: Given;
}

interface Choice {
  outcome: string;
  with: Given;
  after: number | null;
  because: string;
}

/** Spaces, hyphens and case do not matter in a magic value: "Mock Reject Ltd" contains `mock_reject`. */
const plain = (text: string): string => text.toLowerCase().replace(/[\s-]+/g, '_');

/** How often a rule may still be taken is what is left of its chain or of `times`. */
export function nextOutcome(rule: Rule): string | undefined {
  const limit = rule.times ?? (rule.outcomes.length > 1 ? rule.outcomes.length : Number.POSITIVE_INFINITY);
  return rule.hits < limit ? rule.outcomes[rule.hits % rule.outcomes.length] : undefined;
}

export class Decisions {
  readonly waiting = new Map<string, Pending>();
  readonly #byResource = new Map<string, Set<string>>();
  rules: Rule[] = [];

  constructor(private readonly world: World) {}

  /** The record's field has a new state: what waited there is settled, what waits from here on is opened. */
  moved(life: Lifecycle, record: object, field: string): void {
    this.close(life.name, life.key(record), field);
    const state = stateOf(record, field);
    const here = life.tables[field]!.filter((arrow) =>
      arrow.from === '*' ? false : Array.isArray(arrow.from) ? arrow.from.includes(state) : arrow.from === state,
    );
    for (const arrow of here) {
      if (arrow.by === 'clock' && arrow.after && (arrow.when?.(record, {}, this.world) ?? true))
        this.#time(life, record, field, arrow);
    }
    for (const name of Object.keys(life.decisions ?? {})) {
      // A decision waits in the first table that names it; fields of other tables only move along.
      const home = Object.entries(life.tables).find(([, arrows]) => arrows.some((arrow) => arrow.by === name))?.[0];
      if (home !== field || life.decisions![name]!.needed?.(record, this.world) === false) continue;
      const outcomes = [...new Set(here.filter((arrow) => arrow.by === name).map((arrow) => arrow.on))];
      if (outcomes.length > 0) this.#open(life, record, field, name, outcomes);
    }
  }

  /** Opens what waits in the states that a record already has: it came from a scenario. */
  adopt(life: Lifecycle, record: object): void {
    for (const field of Object.keys(life.tables)) this.moved(life, record, field);
  }

  /** Whatever waits now for somebody waits for a person. */
  holdAll(): void {
    for (const pending of [...this.waiting.values()]) {
      if (pending.decision === 'clock' || pending.due === null) continue;
      this.#drop(pending);
      const { job: _, ...rest } = pending;
      this.#schedule({ ...rest, due: null, because: `${pending.because}; the scenario lets it wait for you` }, null);
    }
  }

  #time(life: Lifecycle, record: object, field: string, arrow: Arrow<any>): void {
    const pending = this.#describe(life, record, field, 'clock', 'the clock');
    this.#schedule(
      { ...pending, outcome: arrow.on, because: 'lifecycle: time passes' },
      arrow.after!(record, this.world),
    );
  }

  /**
   * Fires an event after a delay (milliseconds), whatever the record's states do meanwhile: a deletion after its grace
   * period, an invitation that expires. Ends with the record.
   */
  later(life: Lifecycle, record: object, event: string, delay: number): void {
    const pending = this.#describe(life, record, '', 'clock', 'the clock');
    this.#schedule({ ...pending, outcome: event, because: 'lifecycle: time passes' }, delay);
  }

  /** True while `later` waits to fire this event. */
  isComing(life: Lifecycle, record: object, event: string): boolean {
    const ids = this.#byResource.get(`${life.name} ${life.key(record)}`) ?? [];
    return [...ids].some((id) => {
      const { field, outcome } = this.waiting.get(id)!;
      return field === '' && outcome === event;
    });
  }

  #open(life: Lifecycle, record: object, field: string, name: string, outcomes: readonly string[]): void {
    const choice = this.#choose(life, record, outcomes);
    const pending = this.#describe(life, record, field, name, life.decisions![name]!.who);
    this.#schedule({ ...pending, outcome: choice.outcome, with: choice.with, because: choice.because }, choice.after);
  }

  #describe(life: Lifecycle, record: object, field: string, decision: string, who: string): Pending {
    return {
      id: this.world.nextId('decision'),
      lifecycle: life.name,
      key: life.key(record),
      decision,
      field,
      who,
      since: this.world.clock.now(),
      due: null,
      outcome: hold,
      with: {},
      because: 'default',
    };
  }

  #schedule(pending: Pending, delay: number | null): void {
    if (delay !== null) {
      const job = this.world.schedule(delay, 'decision', { id: pending.id });
      pending.job = job.id;
      pending.due = job.at;
    }
    this.waiting.set(pending.id, pending);
    const resource = `${pending.lifecycle} ${pending.key}`;
    const ids = this.#byResource.get(resource) ?? new Set();
    this.#byResource.set(resource, ids.add(pending.id));
  }

  #choose(life: Lifecycle, record: object, outcomes: readonly string[]): Choice {
    const delay = this.world.settings.reviewDelay;
    const ordered = this.#byRule(life, record, [...outcomes, hold]);
    if (ordered) {
      const { rule, outcome } = ordered;
      const because = `rule ${rule.id}`;
      return { outcome, with: rule.with, after: outcome === hold ? null : (rule.after ?? delay ?? 0), because };
    }
    const magic = this.#byMagic(life, record, [...outcomes, hold]);
    if (magic) {
      const because = `magic value ${magic.contains ?? magic.equals}`;
      return { outcome: magic.outcome, with: magic.with ?? {}, after: magic.outcome === hold ? null : delay, because };
    }
    const because = delay === null ? 'default outcome; manual mode waits for you' : 'default';
    return { outcome: outcomes[0]!, with: {}, after: delay, because };
  }

  #byRule(life: Lifecycle, record: object, outcomes: readonly string[]): { rule: Rule; outcome: string } | undefined {
    const rule = this.rules.find((candidate) => this.#speaks(candidate, life, record, outcomes));
    if (!rule) return undefined;
    const outcome = nextOutcome(rule)!;
    rule.hits++;
    return { rule, outcome };
  }

  #speaks(rule: Rule, life: Lifecycle, record: object, outcomes: readonly string[]): boolean {
    const { lifecycle, key, name } = rule.match;
    if (lifecycle !== life.name || (key !== undefined && key !== life.key(record))) return false;
    if (name !== undefined && !life.names(record, this.world).some((candidate) => matchesGlob(name, candidate)))
      return false;
    const outcome = nextOutcome(rule);
    return outcome !== undefined && outcomes.includes(outcome);
  }

  #byMagic(life: Lifecycle, record: object, outcomes: readonly string[]): MagicOutcome | undefined {
    return this.world.settings.magic.find((row) => {
      if (!row.lifecycles.includes(life.name) || !outcomes.includes(row.outcome)) return false;
      return life
        .names(record, this.world)
        .some((name) => (row.equals !== undefined ? name === row.equals : plain(name).includes(row.contains!)));
    });
  }

  /** A new rule comes before the others. It speaks for what already waits, unless another rule decided that. */
  addRule(rule: Rule): void {
    this.rules.unshift(rule);
    for (const pending of [...this.waiting.values()]) {
      if (pending.decision !== 'clock' && !pending.because.startsWith('rule ')) this.#decideAnew(pending, rule);
    }
    this.world.touch();
  }

  /** Removes rules, and decides anew what they had decided; answers how many there were. */
  removeRules(these: (rule: Rule) => boolean): number {
    const removed = this.rules.filter(these);
    this.rules = this.rules.filter((rule) => !removed.includes(rule));
    const reasons = new Set(removed.map(({ id }) => `rule ${id}`));
    for (const pending of [...this.waiting.values()]) if (reasons.has(pending.because)) this.#decideAnew(pending);
    this.world.touch();
    return removed.length;
  }

  /** Chooses once more for what waits: only if a rule speaks for it, when one is named. */
  #decideAnew(pending: Pending, rule?: Rule): void {
    const life = this.world.lifecycle(pending.lifecycle);
    const record = life.find(this.world, pending.key);
    if (!record) return;
    const outcomes = this.outcomesOf(life, pending);
    if (rule && !this.#speaks(rule, life, record, [...outcomes, hold])) return;
    const { after, ...choice } = this.#choose(life, record, outcomes);
    this.#drop(pending);
    const { job: _, ...rest } = pending;
    this.#schedule({ ...rest, ...choice, due: null }, after);
  }

  /** Outcomes that a waiting decision can take. */
  outcomesOf(life: Lifecycle, pending: Pending): string[] {
    if (pending.decision === 'clock') return [pending.outcome];
    const record = life.find(this.world, pending.key);
    const state = record ? stateOf(record, pending.field) : null;
    const arrows = life.tables[pending.field]!.filter(
      (arrow) => arrow.by === pending.decision && startsAt(arrow, state),
    );
    return [...new Set(arrows.map((arrow) => arrow.on))];
  }

  /**
   * Asks a gate before an operation goes on; throws the documented error when the outcome is one, with `values` for its
   * text.
   */
  ask(life: Lifecycle, gate: string, record: object, values: Given = {}): void {
    const { outcomes } = life.gates![gate]!;
    const names = Object.keys(outcomes);
    const taken = this.#byRule(life, record, names)?.outcome ?? this.#byMagic(life, record, names)?.outcome;
    const refused = taken === undefined ? undefined : outcomes[taken];
    if (refused) throw new Problem(refused.error, values, refused.info);
  }

  /**
   * Takes what waits for a decision at once, unless a rule or a magic value speaks for it: a step that is normally over
   * before the answer, and can be held up.
   */
  hurry(life: Lifecycle, record: object, decision: string): void {
    for (const id of [...(this.#byResource.get(`${life.name} ${life.key(record)}`) ?? [])]) {
      const pending = this.waiting.get(id);
      if (pending?.decision === decision && pending.because.startsWith('default')) this.take(id);
    }
  }

  /** Takes a waiting decision now: by its job, or by a person with an outcome of their choice. */
  take(id: string, outcome?: string, given?: Given): void {
    const pending = this.waiting.get(id);
    if (!pending) return;
    const life = this.world.lifecycle(pending.lifecycle);
    const record = life.find(this.world, pending.key);
    if (record) fire(this.world, life, record, outcome ?? pending.outcome, given ?? pending.with);
    this.#drop(pending);
  }

  /**
   * Takes a decision whose time has come. An outcome that is no longer possible changes nothing: a mere passing of time
   * has lost its meaning, anything else waits for a person.
   */
  fallDue(id: string): void {
    const pending = this.waiting.get(id);
    try {
      this.take(id);
    } catch (error) {
      if (!(error instanceof ImpossibleMove) || !pending || error.lifecycle !== pending.lifecycle) throw error;
      this.#drop(pending);
      const { job: _, ...rest } = pending;
      if (pending.decision !== 'clock')
        this.#schedule({ ...rest, due: null, because: `${pending.because}; ${error.message}` }, null);
      this.world.touch();
    }
  }

  /** Settles what waits for a record, in one field or in all. */
  close(lifecycle: string, key: string, field?: string): void {
    for (const id of [...(this.#byResource.get(`${lifecycle} ${key}`) ?? [])]) {
      const pending = this.waiting.get(id)!;
      if (field === undefined || pending.field === field) this.#drop(pending);
    }
  }

  #drop(pending: Pending): void {
    this.waiting.delete(pending.id);
    if (pending.job) this.world.timeline.cancel(pending.job);
    const resource = `${pending.lifecycle} ${pending.key}`;
    const ids = this.#byResource.get(resource);
    ids?.delete(pending.id);
    if (ids?.size === 0) this.#byResource.delete(resource);
  }

  save(): { waiting: Pending[]; rules: Rule[] } {
    return { waiting: [...this.waiting.values()], rules: this.rules };
  }

  /** Takes over saved decisions; their jobs come back with the timeline. */
  restore(saved: { waiting: Pending[]; rules: Rule[] }): void {
    this.waiting.clear();
    this.#byResource.clear();
    this.rules = saved.rules;
    for (const pending of saved.waiting) {
      this.waiting.set(pending.id, pending);
      const resource = `${pending.lifecycle} ${pending.key}`;
      this.#byResource.set(resource, (this.#byResource.get(resource) ?? new Set()).add(pending.id));
    }
  }
}
