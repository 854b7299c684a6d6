import type {
  ControlAgendaItem,
  ControlCheckpoint,
  ControlCheckpointDiff,
  ControlClock,
  ControlClockChange,
  ControlCodes,
  ControlDelivery,
  ControlDeliveryDetail,
  ControlDeliveryMatch,
  ControlDeliveryModeChange,
  ControlFault,
  ControlFaultChange,
  ControlFaultInput,
  ControlHistory,
  ControlHistoryEntry,
  ControlHistoryKind,
  ControlHistoryMatch,
  ControlKey,
  ControlLimitInput,
  ControlLimits,
  ControlNearMiss,
  ControlPending,
  ControlPlatformRuleSwitches,
  ControlProject,
  ControlProjectSettings,
  ControlRequest,
  ControlRequestMatch,
  ControlReset,
  ControlResource,
  ControlResourceSummary,
  ControlRule,
  ControlRuleChange,
  ControlRuleInput,
  ControlRuleTest,
  ControlRuleTested,
  ControlSample,
  ControlSettled,
  ControlState,
} from '../contract/types.js';
import { type ApiSettings, createApi } from './api-client.js';
import type { Api } from './api-types.js';
import { type Control, SimulatorError } from './control.js';
import { projectCalls } from './method-words.js';
import type { Duration, Instant, Written } from './times.js';
import { namesOf, suggestNames } from './unknown-names.js';

/** Data of an outcome or an event, by name: `{ rejectionCode: 'SCAM' }`. `catalog()` lists what each one takes. */
export type EventData = Record<string, unknown>;

/** How long to wait, and for how many. */
export interface WaitOptions {
  /** Number of matches to wait for; defaults to 1. */
  count?: number;
  /** Real milliseconds to wait, or a duration such as `30s`; defaults to 5000. */
  timeoutMs?: number | Duration;
}

/** Which requests of the journal to return; all of them by default. */
export interface RequestFilter {
  /** Only requests with a higher number than this. */
  since?: number;
  /** Only the newest requests, at most this many. */
  limit?: number;
  /** Only requests of this operation, such as `WhatsappTemplatesController_createTemplate_v1`. */
  operation?: string;
  /** Only requests answered with this HTTP status. */
  status?: number;
  /** Includes credentials, which are `[REDACTED]` otherwise. */
  secrets?: boolean;
}

/** Which entries of the history to return: the newest 200 by default. */
export interface HistoryFilter {
  /** Only entries with a higher number than this, the first ones of them. */
  since?: number;
  /** At most this many; defaults to 200. */
  limit?: number;
  /** Only entries of these kinds. */
  kind?: ControlHistoryKind | readonly ControlHistoryKind[];
  /** Only what concerns this resource: `whatsapp.template/spring_sale/EN_US`. */
  resource?: string;
}

/** Which entries of the history to wait for. */
export interface EventFilter extends Omit<HistoryFilter, 'limit'> {
  /** How long to wait: real milliseconds, or a duration such as `10s`; defaults to 30,000. */
  waitMs?: number | Duration;
}

/** Which deliveries to return; all by default. */
export interface DeliveryFilter extends Pick<ControlDeliveryMatch, 'status' | 'type' | 'webhookId'> {
  /** Includes secrets in payloads, such as the `bearerToken` of a sender, which are `[REDACTED]` otherwise. */
  secrets?: boolean;
}

/** Which resources to return; all by default. */
export interface ResourceFilter {
  /** Only this lifecycle, such as `whatsapp.template`. */
  lifecycle?: string;
  /** Only those of which a field is in this state. */
  state?: string;
  /** Only those whose key or name contains this text, in any case. */
  q?: string;
}

/**
 * One project of a simulator. Answers have instants as ISO 8601 texts, and durations as texts such as `30d` or `1h30m`. Every
 * call throws SimulatorError if the control API rejects it or nothing answers.
 */
export class Project {
  readonly #control: Control;
  readonly #path: string;
  #api: Api | undefined;

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

  /** Base URL of its API: `http://127.0.0.1:7462/v1/projects/<id>`. */
  get url(): string {
    return `${this.#control.url}/v1/projects/${encodeURIComponent(this.id)}`;
  }

  /** Every operation of the API as a function: `await project.api.createTemplate({ ... })`. */
  get api(): Api {
    this.#api ??= this.apiWith({});
    return this.#api;
  }

  /** As `api`, with other credentials, a token, or headers: `project.apiWith({ headers: { prefer: 'code=429' } })`. */
  apiWith(settings: ApiSettings): Api {
    return createApi({ url: this.#control.url, projectId: this.id, ...settings });
  }

  /** Its scenario, seed and clock, and how many records, deliveries and pending decisions it has. */
  describe(): Promise<ControlProject> {
    return this.#control.get<'WorldsController_getProject_v1'>(this.#path);
  }

  /**
   * Resets the project: records, clock, rules, faults, journal and deliveries start over. Scenario and seed default to the
   * current ones.
   */
  reset(options: ControlReset = {}): Promise<ControlProject> {
    return this.#control.post<'WorldsController_resetProject_v1'>(this.#at('/reset'), options);
  }

  /** Deletes the project with its sub-projects, its file and its checkpoints. */
  forget(): Promise<void> {
    return this.#control.delete<'WorldsController_forgetProject_v1'>(this.#path);
  }

  /** The current time and mode of its clock. */
  clock(): Promise<ControlClock> {
    return this.#control.get<'ClockController_getClock_v1'>(this.#at('/clock'));
  }

  /** Freezes the clock, lets it run, changes its speed, or sets it forward. */
  setClock(change: Written<ControlClockChange>): Promise<ControlClock> {
    return this.#control.put<'ClockController_setClock_v1'>(this.#at('/clock'), change);
  }

  /** Advances the clock by a duration. Resolves once everything due has happened, including webhooks, and returns it. */
  advance(by: Duration): Promise<ControlSettled> {
    return this.#control.post<'ClockController_advance_v1'>(this.#at('/clock/advance'), { by });
  }

  /** Advances the clock to an instant, as `advance` does. */
  advanceTo(to: Instant): Promise<ControlSettled> {
    return this.#control.post<'ClockController_advance_v1'>(this.#at('/clock/advance'), { to });
  }

  /** Advances the clock to the next thing on the agenda, as `advance` does. */
  advanceToNext(): Promise<ControlSettled> {
    return this.advanceTo('next');
  }

  /**
   * Advances the clock until an entry of the history matches, as `advance` does: `{ key: 'spring_sale/EN_US', state: 'APPROVED' }`.
   * `found` is that entry; undefined if nothing is due any more, or after `atMost` (365 days by default).
   */
  advanceUntil(match: ControlHistoryMatch, atMost?: Duration): Promise<ControlSettled> {
    const body = { until: { match }, ...(atMost !== undefined && { atMost }) };
    return this.#control.post<'ClockController_advance_v1'>(this.#at('/clock/advance'), body);
  }

  /** What waits for a third party to decide or for time to pass, the next one first. */
  async pending(): Promise<ControlPending[]> {
    return (await this.#control.get<'DecisionsController_listPending_v1'>(this.#at('/pending'))).pending;
  }

  /** Takes a pending decision now; the outcome defaults to the expected one. Returns what happened, as `advance` does. */
  decide(id: string, outcome?: string, data?: EventData): Promise<ControlSettled> {
    return this.#control.post<'DecisionsController_decide_v1'>(this.#at('/pending', id), {
      ...(outcome !== undefined && { outcome }),
      ...(data !== undefined && { with: data }),
    });
  }

  /**
   * Triggers an event of the platform: pause a template, suspend a sender. `catalog()` lists the events. Returns what
   * happened, as `advance` does.
   */
  trigger(lifecycle: string, key: ControlKey, event: string, data?: EventData): Promise<ControlSettled> {
    return this.#control.post<'DecisionsController_trigger_v1'>(this.#at('/trigger'), {
      lifecycle,
      key,
      event,
      ...(data !== undefined && { with: data }),
    });
  }

  /** One-time passwords that were sent and not used yet. */
  async codes(): Promise<ControlCodes['codes']> {
    return (await this.#control.get<'DecisionsController_listCodes_v1'>(this.#at('/codes'))).codes;
  }

  /** The rules that determine how decisions turn out, newest first. */
  async rules(): Promise<ControlRule[]> {
    return (await this.#control.get<'RulesController_listRules_v1'>(this.#at('/rules'))).rules;
  }

  /** Adds a rule that determines how decisions turn out; a list of outcomes is used in order, one per decision. */
  addRule(rule: Written<ControlRuleInput>): Promise<ControlRule> {
    return this.#control.post<'RulesController_createRule_v1'>(this.#at('/rules'), rule);
  }

  /** Changes some fields of a rule, or switches it off and on: `{ enabled: false }`. */
  editRule(id: string, change: Written<ControlRuleChange>): Promise<ControlRule> {
    return this.#control.patch<'RulesController_editRule_v1'>(this.#at('/rules', id), change);
  }

  /** Replaces a rule, which keeps its id, its place and its hits. */
  replaceRule(id: string, rule: Written<ControlRuleInput>): Promise<ControlRule> {
    return this.#control.put<'RulesController_replaceRule_v1'>(this.#at('/rules', id), rule);
  }

  /** Which rule would decide a resource, which need not exist, and why the others would not. */
  testRules(test: ControlRuleTest): Promise<ControlRuleTested> {
    return this.#control.post<'RulesController_testRules_v1'>(this.#at('/rules/test'), test);
  }

  /** Deletes a rule; without an id, all of them. */
  deleteRules(id?: string): Promise<void> {
    return id === undefined
      ? this.#control.delete<'RulesController_deleteRules_v1'>(this.#at('/rules'))
      : this.#control.delete<'RulesController_deleteRule_v1'>(this.#at('/rules', id));
  }

  /** Which platform rules apply to the project, by id. */
  platformRules(): Promise<ControlPlatformRuleSwitches> {
    return this.#control.get<'PlatformRulesController_getSwitches_v1'>(this.#at('/platform-rules'));
  }

  /** Switches platform rules on or off; those left out follow the option `platformRules` of the simulator again. */
  setPlatformRules(switches: ControlPlatformRuleSwitches): Promise<ControlPlatformRuleSwitches> {
    return this.#control.put<'PlatformRulesController_setSwitches_v1'>(this.#at('/platform-rules'), switches);
  }

  /** The settings that apply to the project. */
  settings(): Promise<ControlProjectSettings> {
    return this.#control.get<'SettingsController_getSettings_v1'>(this.#at('/settings'));
  }

  /** Changes settings for this project only; those left out follow the options of the simulator again. */
  setSettings(settings: ControlProjectSettings): Promise<ControlProjectSettings> {
    return this.#control.put<'SettingsController_setSettings_v1'>(this.#at('/settings'), settings);
  }

  /** The injected faults, newest first. */
  async faults(): Promise<ControlFault[]> {
    return (await this.#control.get<'FaultsController_listFaults_v1'>(this.#at('/faults'))).faults;
  }

  /** Injects a fault into matching calls: a documented error, a status, a delay, or a dropped connection. */
  addFault(fault: Written<ControlFaultInput>): Promise<ControlFault> {
    return this.#control.post<'FaultsController_createFault_v1'>(this.#at('/faults'), fault);
  }

  /** Changes some fields of a fault, or switches it off and on: `{ enabled: false }`. */
  editFault(id: string, change: Written<ControlFaultChange>): Promise<ControlFault> {
    return this.#control.patch<'FaultsController_editFault_v1'>(this.#at('/faults', id), change);
  }

  /** Replaces a fault, which keeps its id, its place and its hits. */
  replaceFault(id: string, fault: Written<ControlFaultInput>): Promise<ControlFault> {
    return this.#control.put<'FaultsController_replaceFault_v1'>(this.#at('/faults', id), fault);
  }

  /** Deletes a fault; without an id, all of them. */
  deleteFaults(id?: string): Promise<void> {
    return id === undefined
      ? this.#control.delete<'FaultsController_deleteFaults_v1'>(this.#at('/faults'))
      : this.#control.delete<'FaultsController_deleteFault_v1'>(this.#at('/faults', id));
  }

  /** The rate limit of the project; undefined if it has none. */
  async limit(): Promise<ControlLimits['limit']> {
    return (await this.#control.get<'FaultsController_getLimit_v1'>(this.#at('/limit'))).limit;
  }

  /** Sets the rate limit: `{ requests: 10, per: '1m' }`. Calls beyond it fail with 429. */
  async setLimit(limit: Written<ControlLimitInput>): Promise<ControlLimits['limit']> {
    return (await this.#control.put<'FaultsController_setLimit_v1'>(this.#at('/limit'), limit)).limit;
  }

  /** Removes the rate limit. */
  liftLimit(): Promise<void> {
    return this.#control.delete<'FaultsController_deleteLimit_v1'>(this.#at('/limit'));
  }

  /**
   * What happened, oldest first: requests, transitions, decisions, events, deliveries, the clock, control calls and faults.
   * `cause` is the number of the entry that caused an entry.
   */
  async history(filter: HistoryFilter = {}): Promise<ControlHistoryEntry[]> {
    return (await this.historySince(filter)).history;
  }

  /** As `history`, with the number to continue from (`next`) and what is no longer kept (`oldest`, `lost`, `restarted`). */
  historySince({ kind, ...filter }: HistoryFilter = {}): Promise<ControlHistory> {
    const query = { ...filter, ...(kind !== undefined && { kind: [kind].flat().join(',') }) };
    return this.#control.get<'HistoryController_listHistory_v1'>(this.#at('/history'), query);
  }

  /**
   * Waits for what happens after an entry of the history, up to `waitMs` real milliseconds (30 seconds by default). Without
   * `since`, for what happens from now on. `next` is the number to continue from.
   */
  events({ kind, ...filter }: EventFilter = {}): Promise<ControlHistory> {
    const query = { ...filter, ...(kind !== undefined && { kind: [kind].flat().join(',') }) };
    return this.#control.get<'HistoryController_followEvents_v1'>(this.#at('/events'), query);
  }

  /** Follows the history: yields each entry as it happens, until the caller stops. */
  async *follow(filter: Omit<HistoryFilter, 'limit'> = {}): AsyncGenerator<ControlHistoryEntry, never> {
    let { since } = filter;
    for (;;) {
      const { history, next } = await this.events({ ...filter, ...(since !== undefined && { since }) });
      since = next;
      yield* history;
    }
  }

  /** Everything that has a lifecycle, on all pages: its states, what it waits for, and what can happen to it now. */
  async resources(filter: ResourceFilter = {}): Promise<ControlResourceSummary[]> {
    const found: ControlResourceSummary[] = [];
    let pageToken: string | undefined;
    do {
      const query = { ...filter, pageSize: 1000, ...(pageToken !== undefined && { pageToken }) };
      const page = await this.#control.get<'ResourcesController_listResources_v1'>(this.#at('/resources'), query);
      found.push(...page.resources);
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    return found;
  }

  /** One resource: as the API returns it, with its triggers, activities and history. */
  resource(lifecycle: string, key: string): Promise<ControlResource> {
    return this.#control.get<'ResourcesController_getResource_v1'>(this.#at('/resources', lifecycle, key));
  }

  /** All that is due, in order of time: decisions, transitions by the clock, delivery attempts, and what expires. */
  async agenda(): Promise<ControlAgendaItem[]> {
    return (await this.#control.get<'ResourcesController_getAgenda_v1'>(this.#at('/agenda'))).agenda;
  }

  /** The journal: the newest requests, oldest first, with the reasons why requests were rejected. */
  async requests(filter: RequestFilter = {}): Promise<ControlRequest[]> {
    return (await this.#control.get<'JournalController_listRequests_v1'>(this.#at('/requests'), { ...filter }))
      .requests;
  }

  /** Empties the journal. */
  clearRequests(): Promise<void> {
    return this.#control.delete<'JournalController_clearRequests_v1'>(this.#at('/requests'));
  }

  /** Number of requests in the journal that match. */
  async countRequests(match: ControlRequestMatch = {}): Promise<number> {
    return (await this.#control.post<'JournalController_countRequests_v1'>(this.#at('/requests/count'), { match }))
      .count;
  }

  /** Resolves with the matching requests once there are enough. On timeout, throws SimulatorError with the near misses. */
  async waitForRequests(match: ControlRequestMatch = {}, options: WaitOptions = {}): Promise<ControlRequest[]> {
    const path = this.#at('/requests/wait');
    const answer = await this.#control.post<'JournalController_waitForRequests_v1'>(path, { match, ...options });
    if (!answer.satisfied) throw tooFew(['request', 'requests'], answer, options);
    return answer.requests;
  }

  /** Webhook events, oldest first, with every delivery attempt; all of them, or those of a status, type or webhook. */
  async deliveries(filter: DeliveryFilter = {}): Promise<ControlDelivery[]> {
    const path = this.#at('/deliveries');
    return (await this.#control.get<'DeliveriesController_listDeliveries_v1'>(path, { ...filter })).deliveries;
  }

  /** Resolves with the matching deliveries once there are enough. On timeout, throws SimulatorError with the near misses. */
  async waitForDeliveries(match: ControlDeliveryMatch = {}, options: WaitOptions = {}): Promise<ControlDelivery[]> {
    const path = this.#at('/deliveries/wait');
    const answer = await this.#control.post<'DeliveriesController_waitForDeliveries_v1'>(path, { match, ...options });
    if (!answer.satisfied) throw tooFew(['delivery', 'deliveries'], answer, options);
    return answer.deliveries;
  }

  /** One delivery, with the text that was signed at each attempt. */
  delivery(id: string): Promise<ControlDeliveryDetail> {
    return this.#control.get<'DeliveriesController_getDelivery_v1'>(this.#at('/deliveries', id));
  }

  /** Resends all deliveries that match. Resolves after the attempts. */
  async resendAll(match: ControlDeliveryMatch): Promise<ControlDelivery[]> {
    const path = this.#at('/deliveries/resend');
    return (await this.#control.post<'DeliveriesController_resendDeliveries_v1'>(path, { match })).deliveries;
  }

  /** Sends a sample of a webhook event: `{ type: 'WHATSAPP_TEMPLATE_REJECTED' }`. Resolves after the attempts. */
  async sendSample(sample: ControlSample): Promise<ControlDelivery[]> {
    const path = this.#at('/deliveries/sample');
    return (await this.#control.post<'DeliveriesController_sendSample_v1'>(path, sample)).deliveries;
  }

  /** Resends a delivery, whatever its status. Resolves after the attempt. */
  resend(id: string): Promise<ControlDelivery> {
    return this.#control.post<'DeliveriesController_resendDelivery_v1'>(`${this.#at('/deliveries', id)}/resend`);
  }

  /** Holds new events until they are released. */
  holdDeliveries(): Promise<ControlDeliveryModeChange> {
    return this.#setMode('hold');
  }

  /** Stops holding new events; those already held stay held. */
  sendDeliveries(): Promise<ControlDeliveryModeChange> {
    return this.#setMode('send');
  }

  #setMode(mode: ControlDeliveryModeChange['mode']): Promise<ControlDeliveryModeChange> {
    return this.#control.put<'DeliveriesController_setMode_v1'>(this.#at('/deliveries/mode'), { mode });
  }

  /** Sends held events: all of them, oldest first, or those with these ids, in this order. Resolves after the attempts. */
  async releaseDeliveries(ids?: string[]): Promise<ControlDelivery[]> {
    const path = this.#at('/deliveries/release');
    const body = ids === undefined ? {} : { ids };
    return (await this.#control.post<'DeliveriesController_releaseDeliveries_v1'>(path, body)).deliveries;
  }

  /** The saved checkpoints. */
  async checkpoints(): Promise<ControlCheckpoint[]> {
    return (await this.#control.get<'CheckpointsController_listCheckpoints_v1'>(this.#at('/checkpoints'))).checkpoints;
  }

  /** The time and the size of a checkpoint. */
  savedCheckpoint(name: string): Promise<ControlCheckpoint> {
    return this.#control.get<'CheckpointsController_getCheckpoint_v1'>(this.#at('/checkpoints', name));
  }

  /** Saves the current state of the project under a name, for `restore`; replaces a checkpoint of that name. */
  checkpoint(name: string): Promise<ControlCheckpoint> {
    return this.#control.put<'CheckpointsController_saveCheckpoint_v1'>(this.#at('/checkpoints', name));
  }

  /** What has changed since a checkpoint: records, pending decisions, rules, faults and settings. */
  compare(name: string): Promise<ControlCheckpointDiff> {
    return this.#control.get<'CheckpointsController_compareCheckpoint_v1'>(`${this.#at('/checkpoints', name)}/diff`);
  }

  /** Restores the state of a checkpoint, and keeps the checkpoint. */
  restore(name: string): Promise<ControlProject> {
    const path = `${this.#at('/checkpoints', name)}/restore`;
    return this.#control.post<'CheckpointsController_restoreCheckpoint_v1'>(path);
  }

  /** Deletes a checkpoint. */
  deleteCheckpoint(name: string): Promise<void> {
    return this.#control.delete<'CheckpointsController_deleteCheckpoint_v1'>(this.#at('/checkpoints', name));
  }

  /** The whole state as one document. Without `secrets`, an import generates new webhook secrets and credentials. */
  exportState({ secrets = false } = {}): Promise<ControlState> {
    return this.#control.get<'StateController_exportState_v1'>(this.#at('/state'), { secrets });
  }

  /** Replaces the state with an exported document of any project. `toSetAgain`: secrets that neither of them has. */
  importState(state: ControlState): Promise<ControlProject> {
    return this.#control.put<'StateController_importState_v1'>(this.#at('/state'), state);
  }
}

const names = namesOf(Project.prototype, 'id');

/** The calls of a project that a name can stand for. */
export const nearestProjectCalls = (name: string): string[] => projectCalls(name, names);

suggestNames(Project.prototype, 'a project', ['id', 'url', 'api'], nearestProjectCalls);

function tooFew(
  [one, several]: [one: string, several: string],
  { count, nearMisses = [] }: { count: number; nearMisses?: ControlNearMiss[] },
  { count: expected = 1, timeoutMs = 5000 }: WaitOptions,
): SimulatorError {
  const misses = nearMisses.map((miss) => `\n  ${miss.what}: ${miss.differences.join('; ')}`);
  const closest = misses.length > 0 ? `; closest:${misses.join('')}` : '';
  const time = /^[\d.]+$/.test(String(timeoutMs)) ? `${Number(timeoutMs) / 1000} s` : timeoutMs;
  return new SimulatorError(
    `expected ${expected} matching ${expected === 1 ? one : several} within ${time}, got ${count}${closest}`,
    'timed_out',
    200,
  );
}
