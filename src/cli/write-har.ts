// `exec --har`: keeps the journals of a run as one HAR file.
import { writeFileSync } from 'node:fs';
import type { Config } from '../config/settings.js';
import { simulatedHosts } from '../intercept/hosts.js';
import { Simulator } from '../library/simulator.js';
import { harOf } from '../replay/har.js';
import type { Client } from './environment.js';
import { Failure, reasonOf } from './failure.js';

/** Throws Failure if the file cannot be written. */
export async function writeHar(file: string, { url, adminToken }: Client, { intercept }: Config): Promise<void> {
  const simulator = new Simulator(url, adminToken);
  const projects = await simulator.projects();
  const journals = await Promise.all(projects.map(({ id }) => simulator.project(id).requests()));
  await simulator.close();
  const requests = journals.flat().sort((one, other) => one.at.localeCompare(other.at) || one.number - other.number);
  const base = intercept ? `https://${simulatedHosts[0]}` : url;
  try {
    writeFileSync(file, `${JSON.stringify(harOf(requests, base), null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new Failure(`--har ${file} cannot be written: ${reasonOf(error)}`);
  }
}
