import type { Application } from '../app.js';
import { variableOf } from '../config/flags.js';

export interface Client {
  url: string;
  /** The project to use; by default the first one that the scenario names. */
  project?: string | undefined;
  adminToken?: string | undefined;
}

/**
 * The environment of a program that uses the simulator: base URLs, project id and keys for its API client, and the
 * flags of our own commands.
 */
export function environmentFor(
  { simulation }: Application,
  { url, project, adminToken }: Client,
): Record<string, string> {
  const projects = simulation.scenarios.get(simulation.settings.scenario)?.projects ?? {};
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
    [variableOf('--url')]: url,
    [variableOf('--project')]: id,
    ...(adminToken !== undefined && { [variableOf('--admin-token')]: adminToken }),
  };
}
