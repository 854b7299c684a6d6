// What the outside world owes: reviews, handsets, operators. Each waiting step says who decides, when it falls due, which
// outcome it will take and because of what (choice.ts).

import { Problem } from '../requests/problem.js';
import type { World } from '../world/world.js';
import { choose, hold, isByDefault, isByRule, orderedOutcome, type Rule, reasonOf, speaksFor } from './choice.js';
import { fire, type Given, homeOf, ImpossibleMove, type Lifecycle, startsAt, stateOf } from './lifecycle.js';

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

const resourceOf = ({ lifecycle, key }: Pick<Pending, 'lifecycle' | 'key'>): string => `${lifecycle} ${key}`;

export class Decisions {
  readonly waiting = new Map<string, Pending>();
  readonly #byResource = new Map<string, Set<string>>();
  rules: Rule[] = [];

  constructor(private readonly world: World) {}

  /** The record's field has a new state: what waited there is settled, what waits from here on is opened. */
  moved(life: Lifecycle, record: object, field: string): void {
    this.close(life.name, life.key(record), field);
    const state = stateOf(record, field);
    // What can happen anywhere waits nowhere.
    const here = life.tables[field]!.filter((arrow) => arrow.from !== '*' && startsAt(arrow, state));
    for (const arrow of here) {
      if (arrow.by === 'clock' && arrow.after && (arrow.when?.(record, {}, this.world) ?? true))
        this.#inTime(life, record, field, arrow.on, arrow.after(record, this.world));
    }
    for (const name of Object.keys(life.decisions ?? {})) {
      if (homeOf(life, name) !== field || life.decisions![name]!.needed?.(record, this.world) === false) continue;
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
      this.#renew(pending, { because: `${pending.because}; the scenario lets it wait for you` }, null);
    }
  }

  /**
   * Fires an event after a delay (milliseconds), whatever the record's states do meanwhile: a deletion after its grace
   * period, an invitation that expires. Ends with the record.
   */
  later(life: Lifecycle, record: object, event: string, delay: number): void {
    this.#inTime(life, record, '', event, delay);
  }

  /** True while `later` waits to fire this event. */
  isComing(life: Lifecycle, record: object, event: string): boolean {
    return this.#waitingFor(life.name, life.key(record)).some(
      ({ field, outcome }) => field === '' && outcome === event,
    );
  }

  #inTime(life: Lifecycle, record: object, field: string, event: string, delay: number): void {
    const pending = this.#describe(life, record, field, 'clock', 'the clock');
    this.#schedule({ ...pending, outcome: event, because: 'lifecycle: time passes' }, delay);
  }

  #open(life: Lifecycle, record: object, field: string, name: string, outcomes: readonly string[]): void {
    const { after, ...choice } = choose(this.world, life, record, outcomes);
    const pending = this.#describe(life, record, field, name, life.decisions![name]!.who);
    this.#schedule({ ...pending, ...choice }, after);
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
    this.#keep(pending);
  }

  /** Lets what waits wait anew, with what changed: until its new time, or for a person. */
  #renew(pending: Pending, change: Partial<Pending>, delay: number | null): void {
    this.#drop(pending);
    const { job: _, ...rest } = pending;
    this.#schedule({ ...rest, ...change, due: null }, delay);
  }

  #keep(pending: Pending): void {
    this.waiting.set(pending.id, pending);
    const resource = resourceOf(pending);
    this.#byResource.set(resource, (this.#byResource.get(resource) ?? new Set()).add(pending.id));
  }

  /** A new rule comes before the others. It speaks for what already waits, unless another rule decided that. */
  addRule(rule: Rule): void {
    this.rules.unshift(rule);
    for (const pending of [...this.waiting.values()]) {
      if (pending.decision !== 'clock' && !isByRule(pending)) this.#decideAnew(pending, rule);
    }
    this.world.touch();
  }

  /** Removes rules, and decides anew what they had decided; answers how many there were. */
  removeRules(these: (rule: Rule) => boolean): number {
    const removed = this.rules.filter(these);
    this.rules = this.rules.filter((rule) => !removed.includes(rule));
    const reasons = new Set(removed.map(reasonOf));
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
    if (rule && !speaksFor(rule, this.world, life, record, [...outcomes, hold])) return;
    const { after, ...choice } = choose(this.world, life, record, outcomes);
    this.#renew(pending, choice, after);
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

  /** Asks a gate before an operation goes on; throws the documented error that it answers, with `values` for its text. */
  ask(life: Lifecycle, gate: string, record: object, values: Given = {}): void {
    const refusal = this.refusal(life, gate, record, values);
    if (refusal) throw refusal;
  }

  /** As `ask`, for an operation that has something to do before it passes the refusal on. */
  refusal(life: Lifecycle, gate: string, record: object, values: Given = {}): Problem | undefined {
    const { outcomes } = life.gates![gate]!;
    const ordered = orderedOutcome(this.world, life, record, Object.keys(outcomes));
    const refused = ordered && outcomes[ordered.outcome];
    return refused && new Problem(refused.error, values, refused.info);
  }

  /**
   * Takes what waits for a decision at once, unless a rule or a magic value speaks for it: a step that is normally over
   * before the answer, and can be held up.
   */
  hurry(life: Lifecycle, record: object, decision: string): void {
    for (const pending of this.#waitingFor(life.name, life.key(record))) {
      if (pending.decision === decision && isByDefault(pending)) this.take(pending.id);
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
      if (pending.decision === 'clock') this.#drop(pending);
      else this.#renew(pending, { because: `${pending.because}; ${error.message}` }, null);
      this.world.touch();
    }
  }

  /** Settles what waits for a record, in one field or in all. */
  close(lifecycle: string, key: string, field?: string): void {
    for (const pending of this.#waitingFor(lifecycle, key)) {
      if (field === undefined || pending.field === field) this.#drop(pending);
    }
  }

  #waitingFor(lifecycle: string, key: string): Pending[] {
    return [...(this.#byResource.get(resourceOf({ lifecycle, key })) ?? [])].map((id) => this.waiting.get(id)!);
  }

  #drop(pending: Pending): void {
    this.waiting.delete(pending.id);
    if (pending.job) this.world.timeline.cancel(pending.job);
    const resource = resourceOf(pending);
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
    for (const pending of saved.waiting) this.#keep(pending);
  }
}
