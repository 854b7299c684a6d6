import type { Application } from '../app.js';

/**
 * Variables that tell a program where the simulator is and who it is: those of a project, by default the first one that
 * the scenario names.
 */
export function environmentOf({ simulation }: Application, url: string, project?: string): Record<string, string> {
  const { projects } = simulation.scenarios.get(simulation.settings.scenario)!;
  const id = project ?? Object.keys(projects).find((name) => name !== '*') ?? 'test-project';
  const { keyId, keySecret } = (projects[id] ?? projects['*'])?.credentials?.[0] ?? {
    keyId: 'test-key',
    keySecret: 'test-secret',
  };
  return {
    SINCH_PROVISIONING_URL: url,
    SINCH_AUTH_URL: url,
    SINCH_PROJECT_ID: id,
    SINCH_KEY_ID: keyId,
    SINCH_KEY_SECRET: keySecret,
  };
}
