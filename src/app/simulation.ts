// The simulation that a configuration asks for, and the scenarios that it knows.
import type { Config } from '../config/settings.js';
import type { ScenarioLibrary } from '../control/scenarios.js';
import { deliveries } from '../delivery/outbox.js';
import { Simulation } from '../engine/world/simulation.js';
import { readPlatformRules } from '../fixtures/platform-rules.js';
import {
  addingScenario,
  FaultyFixture,
  loadScenario,
  type Magic,
  readCatalog,
  scenarioNames,
} from '../fixtures/scenarios.js';
import { modules } from './modules.js';

export function simulationFor(config: Config, magic: Magic): Simulation {
  const simulation = new Simulation({
    mode: config.mode,
    reviewDelay: config.review,
    clock: config.clock,
    seed: config.seed,
    scenario: config.scenario,
    magic: magic.outcomes,
    codes: magic.codes,
    platformRulesMode: config.platformRules,
    platformRules: readPlatformRules(),
    maxProjects: config.maxProjects,
    maxRecords: config.maxRecords,
    forProjects: {
      signatureClock: config.signatureClock,
      contentType: config.contentType,
      unknownFields: config.unknownFields,
    },
    readCatalog,
  });
  simulation.addCollection(deliveries);
  for (const module of modules) simulation.add(module);
  return simulation;
}

export function scenarioLibraryOf(simulation: Simulation): ScenarioLibrary {
  return {
    names: scenarioNames,
    load: (name) => loadScenario(simulation, name),
    *adding(name, content) {
      try {
        yield* addingScenario(simulation, name, content);
        return [];
      } catch (error) {
        if (error instanceof FaultyFixture) return [error.message];
        throw error;
      }
    },
  };
}
