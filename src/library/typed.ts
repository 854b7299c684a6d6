// What a test can name, with types from the tables of transitions and from the contract: a misspelt lifecycle, event, outcome,
// state, datum, operation or error code does not compile.
import type {
  ControlDeliveryMatch,
  ControlFaultChange,
  ControlFaultInput,
  ControlFaultMatch,
  ControlHistoryMatch,
  ControlRequestMatch,
  ControlRuleChange,
  ControlRuleInput,
  ControlRuleTest,
  ControlSample,
  EventType,
} from '../contract/types.js';
import type { ApiErrorCode, ApiOperations, OperationNames } from './api-types.js';
import type { LifecyclesByName, ServerErrorCode } from './lifecycles.js';
import type { Written } from './times.js';

export type { EventType };

/** Name of a lifecycle: `whatsapp.template`, or its last part where only one has it. */
export type Lifecycle = keyof LifecyclesByName;

export type KeyOf<Name extends Lifecycle> = LifecyclesByName[Name]['key'];
/** The states that a field of the resource can have. */
export type StateOf<Name extends Lifecycle = Lifecycle> = LifecyclesByName[Name]['state'];
export type EventOf<Name extends Lifecycle = Lifecycle> = LifecyclesByName[Name]['events'];
/** The events that a test can trigger. */
export type TriggerOf<Name extends Lifecycle = Lifecycle> = LifecyclesByName[Name]['triggers'];
/** The outcomes of its decisions and checks, and `hold`. */
export type OutcomeOf<Name extends Lifecycle = Lifecycle> = LifecyclesByName[Name]['outcomes'];

/** The data that an event or an outcome takes. */
export type DataOf<Name extends Lifecycle, Event extends string> = Name extends Lifecycle
  ? LifecyclesByName[Name]['data'][Event & keyof LifecyclesByName[Name]['data']]
  : never;

/** Id of an operation, or as much of `service.group.action` as only one operation has. */
export type OperationName = keyof OperationNames;

/** The error codes that an operation documents. */
export type ErrorOf<Name extends OperationName = OperationName> = ApiOperations[OperationNames[Name]]['errors'];

interface RuleMatch<Name extends Lifecycle> {
  lifecycle: Name;
  /** Key of one resource. */
  key?: KeyOf<Name>;
  /** Pattern for a name of the resource: `*` any text, `?` one character. */
  name?: string;
}

export interface RuleInput<Name extends Lifecycle = Lifecycle, Outcome extends OutcomeOf<Name> = OutcomeOf<Name>>
  extends Omit<Written<ControlRuleInput>, 'match' | 'outcome' | 'with'> {
  match: RuleMatch<Name>;
  /** A list is used in order, one for each decision. */
  outcome: Outcome | readonly Outcome[];
  /** Data of the outcomes. */
  with?: DataOf<Name, Outcome>;
}

export interface RuleChange<Name extends Lifecycle = Lifecycle, Outcome extends OutcomeOf<Name> = OutcomeOf<Name>>
  extends Omit<Written<ControlRuleChange>, 'match' | 'outcome' | 'with'> {
  match?: RuleMatch<Name>;
  outcome?: Outcome | readonly Outcome[];
  with?: DataOf<Name, Outcome>;
}

export type RuleTest<Name extends Lifecycle = Lifecycle> = RuleMatch<Name> &
  Omit<ControlRuleTest, keyof RuleMatch<Name>>;

interface FaultMatch<Name extends OperationName> extends Omit<ControlFaultMatch, 'operation'> {
  operation?: Name;
}

export interface FaultInput<Name extends OperationName = OperationName>
  extends Omit<Written<ControlFaultInput>, 'match' | 'error'> {
  match?: FaultMatch<Name>;
  /** An error code that the operation documents. */
  error?: ErrorOf<Name>;
}

export interface FaultChange<Name extends OperationName = OperationName>
  extends Omit<Written<ControlFaultChange>, 'match' | 'error'> {
  match?: FaultMatch<Name>;
  /** An error code that the operation documents. */
  error?: ErrorOf<Name>;
}

export interface HistoryMatch<Name extends Lifecycle = Lifecycle>
  extends Omit<
    ControlHistoryMatch,
    'lifecycle' | 'key' | 'field' | 'state' | 'event' | 'decision' | 'outcome' | 'type'
  > {
  lifecycle?: Name;
  key?: KeyOf<Name>;
  /** The state field. */
  field?: FieldOf<Name>;
  /** The state that a field changes to. */
  state?: StateOf<Name>;
  /** Event of the lifecycle. */
  event?: EventOf<Name>;
  decision?: LifecyclesByName[Name]['decisions'] | 'clock';
  outcome?: OutcomeOf<Name> | EventOf<Name> | 'pass';
  /** Type of the webhook event. */
  type?: EventType;
}

type FieldOf<Name extends Lifecycle> = Name extends Lifecycle ? keyof LifecyclesByName[Name]['states'] : never;

export interface RequestMatch extends Omit<ControlRequestMatch, 'operation' | 'errorCode'> {
  operation?: OperationName;
  errorCode?: ApiErrorCode | ServerErrorCode;
}

export interface DeliveryMatch extends Omit<ControlDeliveryMatch, 'type'> {
  /** Type of the event. */
  type?: EventType;
}

export interface Sample<Name extends Lifecycle = Lifecycle> extends Omit<ControlSample, 'type' | 'resource'> {
  /** Type of the event. */
  type: EventType;
  /** The resource whose payload is sent. */
  resource?: { lifecycle: Name; key: KeyOf<Name> };
}
