// Every control of the API, with what each needs from the wiring.
import type { AnyNoun } from '../engine/noun.js';
import { type CatalogOptions, catalogControl } from './catalog.js';
import { clockControl } from './clock.js';
import { decisionsControl } from './decisions.js';
import { deliveriesControl, type Sender } from './deliveries.js';
import { type HealthOptions, healthControl } from './health.js';
import { lifecyclesControl } from './lifecycles.js';
import { type ScenarioShelf, scenariosControl } from './scenarios.js';
import { worldsControl } from './worlds.js';

export interface ControlOptions extends CatalogOptions, HealthOptions {
  sender: Sender;
  shelf: ScenarioShelf;
}

export function controlsFor(options: ControlOptions): readonly AnyNoun[] {
  const { sender, shelf } = options;
  return [
    healthControl(options),
    worldsControl(sender, shelf),
    clockControl,
    decisionsControl,
    deliveriesControl(sender),
    lifecyclesControl,
    catalogControl(options),
    scenariosControl(shelf),
  ];
}
