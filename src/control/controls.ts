// All modules of the control API, each with its dependencies.

import type { AnyServiceModule } from '../engine/model.js';
import type { Checkpoints } from '../engine/world/checkpoints.js';
import { type AboutOptions, aboutControl } from './about.js';
import { clockControl } from './advance.js';
import { type CatalogOptions, catalogControl } from './catalog.js';
import { checkpointsControl } from './checkpoints.js';
import { decisionsControl } from './decisions.js';
import { deliveriesControl, type Outbox } from './deliveries.js';
import { faultsControl } from './faults.js';
import { type HealthOptions, healthControl } from './health.js';
import { historyControl } from './history.js';
import { journalControl } from './journal.js';
import { lifecyclesControl } from './lifecycles.js';
import { platformRulesControl } from './platform-rules.js';
import { type ReadRecord, resourcesControl } from './resources.js';
import { rulesControl } from './rules.js';
import { type ScenarioLibrary, scenariosControl } from './scenarios.js';
import { settingsControl } from './settings.js';
import { stateControl } from './state.js';
import { type Tokens, tokensControl } from './tokens.js';
import { worldsControl } from './worlds.js';

export interface ControlOptions extends CatalogOptions, HealthOptions, AboutOptions {
  outbox: Outbox;
  library: ScenarioLibrary;
  checkpoints: Checkpoints;
  tokens: Tokens;
  /** Reads a record as the API returns it. */
  readRecord: ReadRecord;
  /** Aborted when the simulator closes, which ends all waits. */
  stop: AbortSignal;
}

export function controlsFor(options: ControlOptions): readonly AnyServiceModule[] {
  const { outbox, library, checkpoints, tokens, stop } = options;
  return [
    healthControl(options),
    aboutControl(options),
    worldsControl(outbox, library, checkpoints),
    clockControl(outbox),
    decisionsControl,
    rulesControl,
    platformRulesControl,
    faultsControl,
    historyControl(stop),
    resourcesControl(options.readRecord, outbox),
    journalControl(stop),
    deliveriesControl(outbox, stop),
    checkpointsControl(checkpoints, outbox),
    settingsControl,
    stateControl(outbox),
    tokensControl(tokens),
    lifecyclesControl,
    catalogControl(options),
    scenariosControl(library),
  ];
}
