// The entries of a history: what happened, to what, and the number of the entry that caused it.
import type { Violation } from '../../contract/validate.js';

/** What every entry has. A history sets `number` and `cause` when it adds the entry. */
export interface Stamp {
  /** Counts up from 1, for all projects of a family. */
  number: number;
  project: string;
  /** The family's time, milliseconds. */
  at: number;
  /** Number of the entry that caused this one; null if nothing in the history did. */
  cause: number | null;
}

/** A call of the API. It refers to the existing texts of the request and its response, so that adding it costs almost nothing. */
export interface RequestEntry extends Stamp {
  kind: 'request';
  /** Operation id; undefined if no operation has this method and path. */
  operation: string | undefined;
  method: string;
  url: string;
  headers: Readonly<Record<string, unknown>>;
  body: string | undefined;
  status: number;
  answer: string | undefined;
  answerHeaders: Readonly<Record<string, string>> | undefined;
  /** Error code of a rejected request. */
  code: string | undefined;
  /** Id of the platform rule that refused. */
  rule: string | undefined;
  /** Rules of the contract that the request violates. */
  violations: readonly Violation[];
  /** What the request probably meant, where it was ignored. */
  hints: readonly string[];
  /** Id of the fault that was injected. */
  fault: string | undefined;
}

/** One state field of a record that an event moved, or left in its state. */
export interface TransitionEntry extends Stamp {
  kind: 'transition';
  lifecycle: string;
  key: string;
  event: string;
  field: string;
  from: string | null;
  to: string | null;
  /** Who caused the event: a decision of the resource, or `client`, `platform` or `clock`. */
  by: string;
}

/**
 * A decision, or an event that the clock will cause. `opened`: it waits; `changed`: a rule gave it another outcome or time;
 * `taken`: it was made; `closed`: its record moved on or was deleted before.
 */
export interface DecisionEntry extends Stamp {
  kind: 'decision';
  change: 'opened' | 'changed' | 'taken' | 'closed';
  /** Id of the pending decision; undefined for a check, which is made within the request. */
  id: string | undefined;
  lifecycle: string;
  key: string;
  decision: string;
  field: string;
  who: string;
  /** When it is made, milliseconds; null: it waits for a manual decision. */
  due: number | null;
  outcome: string;
  with: Readonly<Record<string, unknown>>;
  because: string;
}

/** A webhook event, with the ids of its deliveries. */
export interface EventEntry extends Stamp {
  kind: 'event';
  type: string;
  /** The text that is signed and sent. */
  body: string;
  deliveries: string[];
}

/** One attempt to deliver an event, or the decision not to make it. */
export interface DeliveryEntry extends Stamp {
  kind: 'delivery';
  delivery: string;
  type: string;
  webhookId: string;
  target: string;
  /** Counts the attempts from 1; 0 if none was made. */
  attempt: number;
  /** Status of the response; undefined if there was none. */
  status: number | undefined;
  /** Why there was no response. */
  error: string | undefined;
  /** Status of the delivery after the attempt. */
  result: 'pending' | 'delivered' | 'failed' | 'withheld' | 'held' | 'cancelled';
}

/** The clock was set forward, or its mode or speed changed. */
export interface ClockEntry extends Stamp {
  kind: 'clock';
  /** Milliseconds. */
  from: number;
  to: number;
  mode: 'real' | 'frozen';
  scale: number;
}

/** A call of the control API that can change something. */
export interface ControlEntry extends Stamp {
  kind: 'control';
  operation: string;
  method: string;
  url: string;
  body: string | undefined;
}

/** An injected fault that applied to a call. */
export interface FaultEntry extends Stamp {
  kind: 'fault';
  fault: string;
  operation: string;
  /** Why the call failed; undefined if it was only delayed. */
  effect: string | undefined;
  /** Real milliseconds by which the answer was delayed. */
  latency: number;
}

export type Entry =
  | RequestEntry
  | TransitionEntry
  | DecisionEntry
  | EventEntry
  | DeliveryEntry
  | ClockEntry
  | ControlEntry
  | FaultEntry;
