// The project as a test in TypeScript sees it: the calls of Project, with the names that exist.
import type {
  ControlDelivery,
  ControlFault,
  ControlRequest,
  ControlResource,
  ControlResourceSummary,
  ControlRule,
  ControlRuleTested,
  ControlSettled,
} from '../contract/types.js';
import type * as plain from './project.js';
import type { Simulator as PlainSimulator } from './simulator.js';
import type { Duration } from './times.js';
import type {
  DataOf,
  DeliveryMatch,
  EventType,
  FaultChange,
  FaultInput,
  HistoryMatch,
  KeyOf,
  Lifecycle,
  OperationName,
  OutcomeOf,
  RequestMatch,
  RuleChange,
  RuleInput,
  RuleTest,
  Sample,
  StateOf,
  TriggerOf,
} from './typed.js';

/** Which requests of the journal to return; all of them by default. */
export interface RequestFilter extends Omit<plain.RequestFilter, 'operation'> {
  /** Only requests of this operation, such as `createWebhook` or `whatsapp.createTemplate`. */
  operation?: OperationName;
}

/** Which deliveries to return; all by default. */
export interface DeliveryFilter extends Omit<plain.DeliveryFilter, 'type'> {
  /** Only events of this type. */
  type?: EventType;
}

/** Which resources to return; all by default. */
export interface ResourceFilter<Name extends Lifecycle = Lifecycle>
  extends Omit<plain.ResourceFilter, 'lifecycle' | 'state'> {
  /** Only this lifecycle, such as `whatsapp.template`. */
  lifecycle?: Name;
  /** Only those of which a field is in this state. */
  state?: StateOf<Name>;
}

/** The calls that name lifecycles, events, outcomes, states, operations or error codes. */
interface NamingCalls {
  /**
   * Advances the clock until an entry of the history matches, as `advance` does: `{ key: 'spring_sale/EN_US', state: 'APPROVED' }`.
   * `found` is that entry; undefined if nothing is due any more, or after `atMost` (365 days by default).
   */
  advanceUntil<Name extends Lifecycle>(match: HistoryMatch<Name>, atMost?: Duration): Promise<ControlSettled>;

  /** Takes a pending decision now; the outcome defaults to the expected one. Returns what happened, as `advance` does. */
  decide<Outcome extends OutcomeOf>(
    id: string,
    outcome?: Outcome,
    data?: DataOf<Lifecycle, Outcome>,
  ): Promise<ControlSettled>;

  /**
   * Triggers an event of the platform: pause a template, suspend a sender. `catalog()` lists the events. Returns what
   * happened, as `advance` does.
   */
  trigger<Name extends Lifecycle, Event extends TriggerOf<Name>>(
    lifecycle: Name,
    key: KeyOf<Name>,
    event: Event,
    data?: DataOf<Name, Event>,
  ): Promise<ControlSettled>;

  /** Adds a rule that determines how decisions turn out; a list of outcomes is used in order, one per decision. */
  addRule<Name extends Lifecycle, Outcome extends OutcomeOf<Name>>(
    rule: RuleInput<Name, Outcome>,
  ): Promise<ControlRule>;

  /** Changes some fields of a rule, or switches it off and on: `{ enabled: false }`. */
  editRule<Name extends Lifecycle, Outcome extends OutcomeOf<Name>>(
    id: string,
    change: RuleChange<Name, Outcome>,
  ): Promise<ControlRule>;

  /** Replaces a rule, which keeps its id, its place and its hits. */
  replaceRule<Name extends Lifecycle, Outcome extends OutcomeOf<Name>>(
    id: string,
    rule: RuleInput<Name, Outcome>,
  ): Promise<ControlRule>;

  /** Which rule would decide a resource, which need not exist, and why the others would not. */
  testRules<Name extends Lifecycle>(test: RuleTest<Name>): Promise<ControlRuleTested>;

  /** Injects a fault into matching calls: a documented error, a status, a delay, or a dropped connection. */
  addFault<Name extends OperationName>(fault: FaultInput<Name>): Promise<ControlFault>;

  /** Changes some fields of a fault, or switches it off and on: `{ enabled: false }`. */
  editFault<Name extends OperationName>(id: string, change: FaultChange<Name>): Promise<ControlFault>;

  /** Replaces a fault, which keeps its id, its place and its hits. */
  replaceFault<Name extends OperationName>(id: string, fault: FaultInput<Name>): Promise<ControlFault>;

  /** Everything that has a lifecycle, on all pages: its states, what it waits for, and what can happen to it now. */
  resources<Name extends Lifecycle>(filter?: ResourceFilter<Name>): Promise<ControlResourceSummary[]>;

  /** One resource: as the API returns it, with its triggers, activities and history. */
  resource(lifecycle: Lifecycle, key: string): Promise<ControlResource>;

  /** The journal: the newest requests, oldest first, with the reasons why requests were rejected. */
  requests(filter?: RequestFilter): Promise<ControlRequest[]>;

  /** Number of requests in the journal that match. */
  countRequests(match?: RequestMatch): Promise<number>;

  /** Resolves with the matching requests once there are enough. On timeout, throws SimulatorError with the near misses. */
  waitForRequests(match?: RequestMatch, options?: plain.WaitOptions): Promise<ControlRequest[]>;

  /** Webhook events, oldest first, with every delivery attempt; all of them, or those of a status, type or webhook. */
  deliveries(filter?: DeliveryFilter): Promise<ControlDelivery[]>;

  /** Resolves with the matching deliveries once there are enough. On timeout, throws SimulatorError with the near misses. */
  waitForDeliveries(match?: DeliveryMatch, options?: plain.WaitOptions): Promise<ControlDelivery[]>;

  /** Resends all deliveries that match. Resolves after the attempts. */
  resendAll(match: DeliveryMatch): Promise<ControlDelivery[]>;

  /** Sends a sample of a webhook event: `{ type: 'WHATSAPP_TEMPLATE_REJECTED' }`. Resolves after the attempts. */
  sendSample<Name extends Lifecycle>(sample: Sample<Name>): Promise<ControlDelivery[]>;
}

/**
 * One project of a simulator. Instants are ISO 8601 texts, durations are texts such as `30d` or `1h30m`. Every call throws
 * SimulatorError if the control API rejects it or nothing answers.
 */
export interface Project extends NamingCalls, Omit<plain.Project, keyof NamingCalls> {}

/**
 * A running simulator: started by `startSimulator`, or attached to by `connect`. Every call throws SimulatorError if the
 * control API rejects it or nothing answers.
 */
export interface Simulator extends Omit<PlainSimulator, 'project'> {
  /**
   * A project, created by the first call that names it. Projects share nothing, so tests that run in parallel use one
   * each. Without an id, returns a new project on every call.
   */
  project(id?: string): Project;
}
