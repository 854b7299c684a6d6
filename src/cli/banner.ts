import type { Simulation } from '../engine/world/simulation.js';
import type { Terminal } from './terminal.js';

/** Prints how to make a first call, for a person who started the simulator in a terminal. */
export function showBanner(terminal: Terminal, url: string, simulation: Simulation): void {
  terminal.write(
    [
      '',
      `  ${terminal.paint('bold', 'Sinch Provisioning API simulator')}`,
      `  API      ${url}/v1/projects/any-id/...   accepts any credentials`,
      `  See it   ${url}/dashboard/`,
      `  Try it   ${url}/documentation`,
      ...projectsOf(simulation),
      `  Example  ${terminal.paint('cyan', `curl -u key:secret ${url}/v1/projects/any-id/webhooks`)}`,
      `  ${terminal.paint('dim', 'Press Ctrl-C to stop.')}`,
      '',
      '',
    ].join('\n'),
  );
}

/** The projects that the scenario names, with the credentials of each. */
function projectsOf({ scenarios, settings }: Simulation): string[] {
  const { name, projects } = scenarios.get(settings.scenario)!;
  const named = Object.entries(projects).filter(([id]) => id !== '*');
  const keys = named.map(([id, { credentials = [] }]) => {
    const [first] = credentials;
    return `             ${id}   ${first ? `-u ${first.keyId}:${first.keySecret}` : 'any credentials'}`;
  });
  return named.length === 0 ? [] : [`  Scenario ${name}:`, ...keys];
}
