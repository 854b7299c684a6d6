import type {
  ControlCheckpoint,
  ControlClock,
  ControlClockChange,
  ControlCodes,
  ControlDelivery,
  ControlDeliveryMatch,
  ControlDeliveryModeChange,
  ControlFault,
  ControlFaultInput,
  ControlLimitInput,
  ControlLimits,
  ControlNearMiss,
  ControlPending,
  ControlProject,
  ControlRequest,
  ControlRequestMatch,
  ControlReset,
  ControlRule,
  ControlRuleInput,
  ControlSettled,
  ControlState,
} from '../contract/types.js';
import { type Control, SimulatorError } from './control.js';

/** Data of an outcome or an event, by name. */
export type Given = Record<string, unknown>;

/** How long to wait for how many; one within five seconds of real time when left out. */
export interface Waiting {
  count?: number;
  timeoutMs?: number;
}

/** Which requests of the journal; all of them when nothing is said. */
export interface RequestFilter {
  /** Only those after the one of this number. */
  since?: number;
  /** Only the newest so many. */
  limit?: number;
  operation?: string;
  status?: number;
  /** Shows credentials, which are `[REDACTED]` otherwise. */
  secrets?: boolean;
}

/** One project's world. Instants are ISO 8601 texts, time spans texts such as `30d` or `1h30m`. */
export class Project {
  readonly #control: Control;
  readonly #path: string;

  constructor(
    control: Control,
    readonly id: string,
  ) {
    this.#control = control;
    this.#path = `/__admin/projects/${encodeURIComponent(id)}`;
  }

  #at(path: string, ...parts: string[]): string {
    return [`${this.#path}${path}`, ...parts.map(encodeURIComponent)].join('/');
  }

  /** Where its API begins: `http://127.0.0.1:7462/v1/projects/<id>`. */
  get url(): string {
    return `${this.#control.url}/v1/projects/${encodeURIComponent(this.id)}`;
  }

  /** The world in numbers. */
  describe(): Promise<ControlProject> {
    return this.#control.get<'WorldsController_getProject_v1'>(this.#path);
  }

  /** A new world, from the scenario and the seed it had unless others are named. */
  reset(options: ControlReset = {}): Promise<ControlProject> {
    return this.#control.post<'WorldsController_resetProject_v1'>(this.#at('/reset'), options);
  }

  /** Forgets the project, with its sub-projects, its file and its checkpoints. */
  forget(): Promise<void> {
    return this.#control.delete<'WorldsController_forgetProject_v1'>(this.#path);
  }

  clock(): Promise<ControlClock> {
    return this.#control.get<'ClockController_getClock_v1'>(this.#at('/clock'));
  }

  /** Freezes the clock, lets it run, changes its pace, or sets it forward. */
  setClock(change: ControlClockChange): Promise<ControlClock> {
    return this.#control.put<'ClockController_setClock_v1'>(this.#at('/clock'), change);
  }

  /** Sets the clock forward by a time span; answers when all that fell due, deliveries included, has settled. */
  advance(by: string): Promise<ControlSettled> {
    return this.#control.post<'ClockController_advance_v1'>(this.#at('/clock/advance'), { by });
  }

  /** As `advance`, to an instant. */
  advanceTo(to: string): Promise<ControlSettled> {
    return this.#control.post<'ClockController_advance_v1'>(this.#at('/clock/advance'), { to });
  }

  /** What waits for the outside world or for time to pass, the next one first. */
  async pending(): Promise<ControlPending[]> {
    return (await this.#control.get<'DecisionsController_listPending_v1'>(this.#at('/pending'))).pending;
  }

  /** Takes a waiting decision now: the likely outcome, or the one that is named. */
  decide(id: string, outcome?: string, given?: Given): Promise<ControlSettled> {
    return this.#control.post<'DecisionsController_decide_v1'>(this.#at('/pending', id), {
      ...(outcome !== undefined && { outcome }),
      ...(given !== undefined && { with: given }),
    });
  }

  /** Lets the platform do something by itself: pause a template, suspend a sender. `catalog()` lists the events. */
  trigger(lifecycle: string, key: string, event: string, given?: Given): Promise<ControlSettled> {
    return this.#control.post<'DecisionsController_trigger_v1'>(this.#at('/trigger'), {
      lifecycle,
      key,
      event,
      ...(given !== undefined && { with: given }),
    });
  }

  /** One-time passwords that were sent and not used yet. */
  async codes(): Promise<ControlCodes['codes']> {
    return (await this.#control.get<'DecisionsController_listCodes_v1'>(this.#at('/codes'))).codes;
  }

  /** How decisions fall, the newest rule first. */
  async rules(): Promise<ControlRule[]> {
    return (await this.#control.get<'RulesController_listRules_v1'>(this.#at('/rules'))).rules;
  }

  /** Says how decisions shall fall; a list of outcomes is taken one after the other. */
  addRule(rule: ControlRuleInput): Promise<ControlRule> {
    return this.#control.post<'RulesController_createRule_v1'>(this.#at('/rules'), rule);
  }

  /** Deletes one rule, or all of them. */
  deleteRules(id?: string): Promise<void> {
    return id === undefined
      ? this.#control.delete<'RulesController_deleteRules_v1'>(this.#at('/rules'))
      : this.#control.delete<'RulesController_deleteRule_v1'>(this.#at('/rules', id));
  }

  /** Failures that were ordered, the newest first. */
  async faults(): Promise<ControlFault[]> {
    return (await this.#control.get<'FaultsController_listFaults_v1'>(this.#at('/faults'))).faults;
  }

  /** Orders a failure: a documented error, a status, a delay, a broken connection. */
  addFault(fault: ControlFaultInput): Promise<ControlFault> {
    return this.#control.post<'FaultsController_createFault_v1'>(this.#at('/faults'), fault);
  }

  /** Deletes one fault, or all of them. */
  deleteFaults(id?: string): Promise<void> {
    return id === undefined
      ? this.#control.delete<'FaultsController_deleteFaults_v1'>(this.#at('/faults'))
      : this.#control.delete<'FaultsController_deleteFault_v1'>(this.#at('/faults', id));
  }

  /** How many calls the project may make; undefined when nobody limited it. */
  async limit(): Promise<ControlLimits['limit']> {
    return (await this.#control.get<'FaultsController_getLimit_v1'>(this.#at('/limit'))).limit;
  }

  /** Limits how many calls the project may make: `{ requests: 10, per: '1m' }`. */
  async setLimit(limit: ControlLimitInput): Promise<ControlLimits['limit']> {
    return (await this.#control.put<'FaultsController_setLimit_v1'>(this.#at('/limit'), limit)).limit;
  }

  liftLimit(): Promise<void> {
    return this.#control.delete<'FaultsController_deleteLimit_v1'>(this.#at('/limit'));
  }

  /** The newest requests of the project, oldest first, with the rules that refused ones broke. */
  async requests(filter: RequestFilter = {}): Promise<ControlRequest[]> {
    return (await this.#control.get<'JournalController_listRequests_v1'>(this.#at('/requests'), { ...filter }))
      .requests;
  }

  clearRequests(): Promise<void> {
    return this.#control.delete<'JournalController_clearRequests_v1'>(this.#at('/requests'));
  }

  async countRequests(match: ControlRequestMatch = {}): Promise<number> {
    return (await this.#control.post<'JournalController_countRequests_v1'>(this.#at('/requests/count'), { match }))
      .count;
  }

  /** The requests that match, as soon as there are enough. Throws SimulatorError, naming near misses, when time is up. */
  async waitForRequests(match: ControlRequestMatch = {}, waiting: Waiting = {}): Promise<ControlRequest[]> {
    const path = this.#at('/requests/wait');
    const answer = await this.#control.post<'JournalController_waitForRequests_v1'>(path, { match, ...waiting });
    if (!answer.satisfied) throw tooFew('requests', answer, waiting);
    return answer.requests;
  }

  /** Webhook events, oldest first, with every attempt. */
  async deliveries(): Promise<ControlDelivery[]> {
    return (await this.#control.get<'DeliveriesController_listDeliveries_v1'>(this.#at('/deliveries'))).deliveries;
  }

  /** The deliveries that match, as soon as there are enough. Throws SimulatorError, naming near misses, when time is up. */
  async waitForDeliveries(match: ControlDeliveryMatch = {}, waiting: Waiting = {}): Promise<ControlDelivery[]> {
    const path = this.#at('/deliveries/wait');
    const answer = await this.#control.post<'DeliveriesController_waitForDeliveries_v1'>(path, { match, ...waiting });
    if (!answer.satisfied) throw tooFew('deliveries', answer, waiting);
    return answer.deliveries;
  }

  /** Sends a delivery again, whatever became of it; answers when the attempt has been made. */
  resend(id: string): Promise<ControlDelivery> {
    return this.#control.post<'DeliveriesController_resendDelivery_v1'>(`${this.#at('/deliveries', id)}/resend`);
  }

  /** Holds new events back until they are released. */
  holdDeliveries(): Promise<ControlDeliveryModeChange> {
    return this.#setMode('hold');
  }

  /** Sends new events again; what is held stays held. */
  sendDeliveries(): Promise<ControlDeliveryModeChange> {
    return this.#setMode('send');
  }

  #setMode(mode: ControlDeliveryModeChange['mode']): Promise<ControlDeliveryModeChange> {
    return this.#control.put<'DeliveriesController_setMode_v1'>(this.#at('/deliveries/mode'), { mode });
  }

  /** Sends what is held, in the order of the events or of these ids; answers when they have been attempted. */
  async releaseDeliveries(ids?: string[]): Promise<ControlDelivery[]> {
    const path = this.#at('/deliveries/release');
    const named = ids === undefined ? {} : { ids };
    return (await this.#control.post<'DeliveriesController_releaseDeliveries_v1'>(path, named)).deliveries;
  }

  async checkpoints(): Promise<ControlCheckpoint[]> {
    return (await this.#control.get<'CheckpointsController_listCheckpoints_v1'>(this.#at('/checkpoints'))).checkpoints;
  }

  /** Saves the project as it is now, under a name to `restore` it by. */
  checkpoint(name: string): Promise<ControlCheckpoint> {
    return this.#control.put<'CheckpointsController_saveCheckpoint_v1'>(this.#at('/checkpoints', name));
  }

  /** Goes back to a checkpoint, which stays. */
  restore(name: string): Promise<ControlProject> {
    const path = `${this.#at('/checkpoints', name)}/restore`;
    return this.#control.post<'CheckpointsController_restoreCheckpoint_v1'>(path);
  }

  deleteCheckpoint(name: string): Promise<void> {
    return this.#control.delete<'CheckpointsController_deleteCheckpoint_v1'>(this.#at('/checkpoints', name));
  }

  /** The whole project as one document; without `secrets` an import signs its webhooks with other ones. */
  exportState({ secrets = false } = {}): Promise<ControlState> {
    return this.#control.get<'StateController_exportState_v1'>(this.#at('/state'), { secrets });
  }

  /** Puts an exported document of this very project in its place. */
  importState(state: ControlState): Promise<ControlProject> {
    return this.#control.put<'StateController_importState_v1'>(this.#at('/state'), state);
  }
}

function tooFew(
  what: string,
  { count, nearMisses = [] }: { count: number; nearMisses?: ControlNearMiss[] },
  { count: wanted = 1 }: Waiting,
): SimulatorError {
  const misses = nearMisses.map((miss) => `\n  ${miss.what}: ${miss.differences.join('; ')}`);
  const near = misses.length > 0 ? `; nearest:${misses.join('')}` : '';
  return new SimulatorError(`of ${wanted} ${what} ${count} came${near}`, 'timed_out', 200);
}
