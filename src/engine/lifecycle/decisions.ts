// Pending decisions of third parties: reviews, handsets, operators. Each says who decides, when it is due, which outcome it
// will have, and why (choice.ts).
import type { DecisionEntry } from '../history/entry.js';
import { stampOf } from '../history/history.js';
import type { BrokenRule, Checks, Decisions, EventData, Pending, Resource, Rule, World } from '../model.js';
import { Problem } from '../requests/problem.js';
import type { Steps } from '../time/turns.js';
import type { SavedPending } from '../world/saved.js';
import { appliesTo, choose, chooserIn, hold, isByDefault, isByRule, isSpokenFor, requestedOutcome } from './choice.js';
import { fire, ImpossibleMove, startsAt, stateOf } from './fire.js';
import {
  brokenRule,
  chooserOfRule,
  clockStep,
  delayOf,
  foreseen,
  isUnconditional,
  reasonOfRule,
} from './platform-rules.js';
import { waitsOf } from './tables.js';

/** Why a decision has its outcome that was made by a call of the control API. */
const manually = 'made manually';

const none: readonly Pending[] = [];

/** The record that a decision belongs to, as the key of an index. */
const placeOf = (lifecycle: string, key: string): string => `${lifecycle} ${key}`;

export class PendingDecisions implements Decisions {
  readonly waiting = new Map<string, Pending>();
  readonly #byPlace = new Map<string, Set<string>>();
  rules: Rule[] = [];
  /** The decision that is being made; its own transition closes it. */
  #taking: string | undefined;
  #asks = true;

  constructor(private readonly world: World) {}

  transitioned(of: Resource, record: object, field: string): void {
    this.close(of, record, field);
    const { timed, decided } = waitsOf(of, field);
    if (timed.length === 0 && decided.length === 0) return;
    const state = stateOf(record, field);
    for (const { row, after } of timed) {
      if (startsAt(row, state) && (row.when?.(record, {}, this.world) ?? true))
        this.#inTime(of, record, field, row.on, after(record, this.world));
    }
    for (const { name, rows } of decided) {
      if (of.decisions[name]!.needed?.(record, this.world) === false) continue;
      const outcomes = new Set<string>();
      for (const row of rows) if (startsAt(row, state)) outcomes.add(row.on);
      if (outcomes.size > 0) this.#open(of, record, field, name, [...outcomes]);
    }
  }

  adopt(of: Resource, record: object): void {
    for (const field of Object.keys(of.transitions)) this.transitioned(of, record, field);
    this.foresee(of, record);
  }

  foresee(of: Resource, record: object): void {
    const expected = foreseen(this.world, of, record);
    const all = this.#waitingOf(of, record);
    const waiting = all.length === 0 ? all : all.filter(({ finding }) => finding !== undefined);
    if (expected.length === 0 && waiting.length === 0) return;
    const isOf = (pending: Pending, { rule, finding }: BrokenRule): boolean =>
      pending.chosenBy.kind === 'platformRule' && pending.chosenBy.id === rule.id && pending.finding === finding;
    for (const pending of waiting) if (!expected.some((broken) => isOf(pending, broken))) this.#drop(pending);
    for (const broken of expected) {
      if (waiting.some((pending) => isOf(pending, broken))) continue;
      const { rule, finding } = broken;
      const { outcome, with: data = {} } = rule.effect;
      const pending = this.#describe(of, record, '', 'clock', 'the clock');
      const choice = { outcome, with: data, because: reasonOfRule(rule), chosenBy: chooserOfRule(rule), finding };
      this.#schedule({ ...pending, ...choice }, delayOf(rule, this.world), 'opened');
    }
  }

  /** Schedules the effects of timed rules again, for every record. Called after rules are switched on or off. */
  foreseeAll(): void {
    const rules = this.world.settings.platformRules.filter(({ applies }) => applies.on === clockStep);
    for (const name of new Set(rules.map(({ applies }) => applies.resource))) {
      const of = this.world.resource(name);
      for (const record of this.world.collection(of).values()) this.foresee(of, record);
    }
  }

  /** Makes all pending decisions wait for a manual decision. */
  *holdingAll(): Steps<void> {
    for (const pending of [...this.waiting.values()]) {
      yield;
      if (pending.decision === 'clock' || pending.due === null) continue;
      this.#reschedule(pending, { because: `${pending.because}; held by the scenario` }, null);
    }
  }

  later(of: Resource, record: object, event: string, delay: number): void {
    this.#inTime(of, record, '', event, delay);
  }

  isComing(of: Resource, record: object, event: string): boolean {
    return this.#waitingOf(of, record).some(({ field, outcome }) => field === '' && outcome === event);
  }

  #inTime(of: Resource, record: object, field: string, event: string, delay: number): void {
    const pending = this.#describe(of, record, field, 'clock', 'the clock');
    const broken = brokenRule(this.world, of, event, record);
    const choice: Partial<Pending> = broken
      ? {
          with: broken.rule.effect.with ?? {},
          because: reasonOfRule(broken.rule),
          chosenBy: chooserOfRule(broken.rule),
        }
      : { because: 'lifecycle: time passes', chosenBy: { kind: 'lifecycle' } };
    this.#schedule({ ...pending, outcome: event, ...choice }, delay, 'opened');
  }

  #open(of: Resource, record: object, field: string, name: string, outcomes: readonly string[]): void {
    const { after, ...choice } = choose(this.world, this.rules, of, record, name, outcomes);
    const pending = this.#describe(of, record, field, name, of.decisions[name]!.who);
    this.#schedule({ ...pending, ...choice }, after, 'opened');
  }

  #describe(of: Resource, record: object, field: string, decision: string, who: string): Pending {
    return {
      id: this.world.nextId('decision'),
      lifecycle: of.name,
      key: of.key(record),
      decision,
      field,
      who,
      since: this.world.clock.now(),
      due: null,
      outcome: hold,
      with: {},
      because: 'default',
      chosenBy: { kind: 'default' },
    };
  }

  #schedule(pending: Pending, delay: number | null, change: 'opened' | 'changed'): void {
    if (delay !== null) {
      const job = this.world.schedule(delay, 'decision', { id: pending.id });
      pending.job = job.id;
      pending.due = job.at;
    }
    this.#keep(pending);
    const number = this.world.history.add(this.#entry(pending, change));
    if (change === 'opened') this.world.history.link(pending, number);
  }

  #entry(pending: Pending, change: DecisionEntry['change']): DecisionEntry {
    const { id, lifecycle, key, decision, field, who, due, outcome, because } = pending;
    const what = { change, id, lifecycle, key, decision, field, who, due, outcome, with: pending.with, because };
    return { kind: 'decision', ...stampOf(this.world), ...what };
  }

  /** Schedules a pending decision again with changes; without a delay it waits for a manual decision. */
  #reschedule(pending: Pending, change: Partial<Pending>, delay: number | null): void {
    this.#forget(pending);
    const { job: _, ...rest } = pending;
    const changed = { ...rest, ...change, due: null };
    // It is still the consequence of what opened it.
    this.world.history.link(changed, this.world.history.numberFor(pending));
    this.#schedule(changed, delay, 'changed');
  }

  #keep(pending: Pending): void {
    this.waiting.set(pending.id, pending);
    this.world.markChanged('waiting', pending.id);
    const place = placeOf(pending.lifecycle, pending.key);
    this.#byPlace.set(place, (this.#byPlace.get(place) ?? new Set()).add(pending.id));
  }

  /** Adds a rule before the others. It also applies to pending decisions that no other rule determines. */
  addRule(rule: Rule): void {
    this.rules.unshift(rule);
    for (const pending of [...this.waiting.values()]) {
      if (pending.decision !== 'clock' && !isByRule(pending)) this.#decideAgain(pending, rule);
    }
    this.world.markChanged();
  }

  /** Puts a rule in the place of another, and chooses again for the decisions that either determines. */
  replaceRule(old: Rule, rule: Rule): void {
    this.rules = this.rules.map((each) => (each === old ? rule : each));
    for (const pending of [...this.waiting.values()]) {
      if (pending.decision === 'clock') continue;
      if (isByRule(pending, old)) {
        // Its outcome is chosen again, so the earlier choice was no hit.
        rule.hits--;
        this.#decideAgain(pending);
      } else if (!isByRule(pending)) this.#decideAgain(pending, rule);
    }
    this.world.markChanged();
  }

  /** Removes rules, and chooses again for the decisions they determined; returns how many there were. */
  removeRules(these: (rule: Rule) => boolean): number {
    const removed = this.rules.filter(these);
    if (removed.length === 0) return 0;
    this.rules = this.rules.filter((rule) => !removed.includes(rule));
    for (const pending of [...this.waiting.values()]) {
      if (removed.some((rule) => isByRule(pending, rule))) this.#decideAgain(pending);
    }
    this.world.markChanged();
    return removed.length;
  }

  /** Chooses the outcome of a pending decision again; if `rule` is set, only if it applies. */
  #decideAgain(pending: Pending, rule?: Rule): void {
    const { of, record } = this.#subject(pending);
    if (!record) return;
    const outcomes = this.outcomesOf(pending);
    if (rule && !appliesTo(rule, this.world, of, record, [...outcomes, hold])) return;
    const { after, ...choice } = choose(this.world, this.rules, of, record, pending.decision, outcomes);
    this.#reschedule(pending, choice, after);
  }

  #subject({ lifecycle, key }: Pending): { of: Resource; record: object | undefined } {
    const of = this.world.resource(lifecycle);
    return { of, record: this.world.collection(of).get(key) };
  }

  /** The possible outcomes of a pending decision. */
  outcomesOf(pending: Pending): string[] {
    if (pending.decision === 'clock') return [pending.outcome];
    const { of, record } = this.#subject(pending);
    const state = record ? stateOf(record, pending.field) : null;
    const rows = of.transitions[pending.field]!.filter((row) => row.by === pending.decision && startsAt(row, state));
    return [...new Set(rows.map((row) => row.on))];
  }

  ask(of: Resource, check: string, record: object, values: EventData = {}): void {
    const refusal = this.refusal(of, check, record, values);
    if (refusal) throw refusal;
  }

  refusal(of: Resource, check: string, record: object, values: EventData = {}): Problem | undefined {
    if (!this.#asks) return undefined;
    const checks: Checks = of.checks;
    const { outcomes } = checks[check]!;
    const requested = requestedOutcome(this.world, this.rules, of, record, Object.keys(outcomes));
    const refused = requested && outcomes[requested.outcome];
    if (!refused) return this.#refusalOfPlatform(of, check, record, values);
    // A rule counts its hits.
    this.world.markChanged();
    this.world.history.add({
      kind: 'decision',
      ...stampOf(this.world),
      change: 'taken',
      id: undefined,
      lifecycle: of.name,
      key: of.key(record),
      decision: check,
      field: '',
      who: checks[check]!.who,
      due: this.world.clock.now(),
      outcome: requested.outcome,
      with: {},
      because: requested.because,
    });
    return new Problem(refused.error, values, refused.info);
  }

  #refusalOfPlatform(of: Resource, check: string, record: object, values: EventData): Problem | undefined {
    const these = isSpokenFor(this.world, this.rules, of, record) ? isUnconditional : undefined;
    const broken = brokenRule(this.world, of, check, record, these);
    if (!broken) return undefined;
    const { rule, finding } = broken;
    const checks: Checks = of.checks;
    const refused = checks[check]!.outcomes[rule.effect.outcome];
    if (!refused) throw new Error(`rule ${rule.id}: ${of.name} has no outcome ${rule.effect.outcome} at ${check}`);
    const info = refused.infoOf?.(broken) ?? refused.info;
    const { id, says, effect } = rule;
    const reason = { id, says, finding, resolution: effect.resolution, always: isUnconditional(rule) };
    return new Problem(refused.error, values, info, undefined, reason);
  }

  /** Runs something without asking checks: to look at a record must not use up a rule. */
  unasked<T>(run: () => T): T {
    this.#asks = false;
    try {
      return run();
    } finally {
      this.#asks = true;
    }
  }

  hurry(of: Resource, record: object, decision: string): void {
    for (const pending of this.#waitingOf(of, record)) {
      if (pending.decision === decision && isByDefault(pending)) this.#make(pending);
    }
  }

  /** Makes a pending decision now, manually. */
  take(id: string, outcome?: string, data?: EventData): void {
    const pending = this.waiting.get(id);
    if (!pending) return;
    const made = { outcome: outcome ?? pending.outcome, with: data ?? pending.with, because: manually };
    this.#carryOut(pending, { ...pending, ...made });
  }

  /** Makes a decision as expected: a consequence of what opened it. */
  #make(pending: Pending): void {
    this.world.history.withinThatOf(pending, () => this.#carryOut(pending, pending));
  }

  /** `made`: the decision with the outcome that it gets. */
  #carryOut(pending: Pending, made: Pending): void {
    const { of, record } = this.#subject(pending);
    const { history } = this.world;
    const cause = history.start(this.#entry(made, 'taken'));
    const outer = this.#taking;
    this.#taking = pending.id;
    try {
      if (record) history.within(cause, () => fire(this.world, of, record, made.outcome, made.with));
    } finally {
      this.#taking = outer;
    }
    history.finish(cause);
    this.#forget(pending);
  }

  /**
   * Makes a decision that is due. If its outcome is no longer possible, a decision waits for a manual one, and a transition
   * of the clock is dropped.
   */
  fallDue(id: string): void {
    const pending = this.waiting.get(id);
    if (!pending) return;
    try {
      this.#make(pending);
    } catch (error) {
      if (!(error instanceof ImpossibleMove) || error.lifecycle !== pending.lifecycle) throw error;
      if (pending.decision === 'clock') this.#drop(pending);
      else this.#reschedule(pending, { because: `${pending.because}; ${error.message}` }, null);
    }
  }

  /** Makes a decision wait for a manual one, because its job was dropped; a transition of the clock does not come at all. */
  stopWaiting(id: string, reason: string): void {
    const pending = this.waiting.get(id);
    if (!pending) return;
    const because = `${pending.because}; ${reason}`;
    if (pending.decision === 'clock') this.#drop({ ...pending, because });
    else this.#reschedule(pending, { because }, null);
  }

  close(of: Resource, record: object, field?: string): void {
    for (const pending of this.#waitingOf(of, record)) {
      if (field === undefined || pending.field === field) this.#drop(pending);
    }
  }

  #waitingOf(of: Resource, record: object): readonly Pending[] {
    return this.waiting.size === 0 ? none : this.waitingFor(of.name, of.key(record));
  }

  /** What waits for a record. */
  waitingFor(lifecycle: string, key: string): readonly Pending[] {
    const ids = this.#byPlace.get(placeOf(lifecycle, key));
    return ids ? Array.from(ids, (id) => this.waiting.get(id)!) : none;
  }

  /** Closes a pending decision that was not made. */
  #drop(pending: Pending): void {
    const dropped = this.#forget(pending);
    if (dropped && pending.id !== this.#taking) this.world.history.add(this.#entry(pending, 'closed'));
  }

  #forget(pending: Pending): boolean {
    if (!this.waiting.delete(pending.id)) return false;
    if (pending.job) this.world.cancel(pending.job);
    const place = placeOf(pending.lifecycle, pending.key);
    const ids = this.#byPlace.get(place);
    ids?.delete(pending.id);
    if (ids?.size === 0) this.#byPlace.delete(place);
    this.world.markChanged('waiting', pending.id);
    return true;
  }

  /** Restores saved decisions; the timeline restores their jobs. */
  *restoring(saved: { waiting: SavedPending[]; rules: Rule[] }): Steps<void> {
    this.waiting.clear();
    this.#byPlace.clear();
    this.rules = saved.rules;
    for (const pending of saved.waiting) {
      this.#keep({ ...pending, chosenBy: pending.chosenBy ?? chooserIn(pending.because) });
      yield;
    }
  }
}
